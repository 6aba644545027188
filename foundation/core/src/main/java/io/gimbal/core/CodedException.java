package io.gimbal.core;

import java.util.List;
import java.util.Objects;

/// The one exception of the domain: a code, a message that names the value, the expectation and the nearest valid
/// thing, and, where several things were wrong at once, the list of problems.
public final class CodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Problem> problems;

    public CodedException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    public CodedException(ErrorCode code, String message, List<Problem> problems) {
        super(Objects.requireNonNull(message));
        this.code = Objects.requireNonNull(code);
        this.problems = List.copyOf(problems);
    }

    public CodedException(ErrorCode code, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.code = Objects.requireNonNull(code);
        this.problems = List.of();
    }

    /// The refusal of one thing at its place: the path of a field, when a record refuses one of its components.
    public static CodedException of(Problem problem) {
        return new CodedException(problem.code(), problem.toString(), List.of(problem));
    }

    public static CodedException invalidArgument(String message) {
        return new CodedException(ErrorCode.INVALID_ARGUMENT, message);
    }

    public static CodedException notFound(String message) {
        return new CodedException(ErrorCode.NOT_FOUND, message);
    }

    public static CodedException alreadyExists(String message) {
        return new CodedException(ErrorCode.ALREADY_EXISTS, message);
    }

    public static CodedException conflict(String message) {
        return new CodedException(ErrorCode.CONFLICT, message);
    }

    public static CodedException failedPrecondition(String message) {
        return new CodedException(ErrorCode.FAILED_PRECONDITION, message);
    }

    public static CodedException unsupported(String message) {
        return new CodedException(ErrorCode.UNSUPPORTED, message);
    }

    public static CodedException internal(String message, Throwable cause) {
        return new CodedException(ErrorCode.INTERNAL, message, cause);
    }

    /// Unlike that of other exceptions never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public ErrorCode code() {
        return code;
    }

    /// Whether who wrote what was read must write something else: it is wrong, or not offered.
    public boolean isOfTheWriter() {
        return code == ErrorCode.INVALID_ARGUMENT || code == ErrorCode.UNSUPPORTED;
    }

    /// The problems, or else the message as the one that stands at this place.
    public List<Problem> problemsAt(Problem.Location place) {
        return problems.isEmpty() ? List.of(Problem.at(place, getMessage()).withCode(code)) : problems;
    }

    /// Everything that was wrong, in order of appearance; empty when the message says it all.
    public List<Problem> problems() {
        return problems;
    }
}
