package io.gimbal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Collects problems so that all of them can be shown at once. Not thread-safe.
public final class Problems {
    private final List<Problem> collected = new ArrayList<>();

    public void add(Problem problem) {
        collected.add(problem);
    }

    public void add(String source, String message) {
        add(Problem.in(source, message));
    }

    public void addAll(List<Problem> problems) {
        collected.addAll(problems);
    }

    public boolean isEmpty() {
        return collected.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(collected);
    }

    /// @param subject what was being read, as in "the declarations in examples/taxi"
    /// @throws CodedException carrying every problem, if there is any: UNSUPPORTED if Gimbal offers nothing of
    ///     what was asked for, INVALID_ARGUMENT if anything is wrong
    public void throwIfAny(String subject) {
        if (!collected.isEmpty()) {
            String lines = collected.stream().map(Problem::toString).collect(Collectors.joining("\n  "));
            String count = collected.size() == 1 ? "1 problem" : collected.size() + " problems";
            throw new CodedException(code(), count + " in " + subject + "\n  " + lines, collected);
        }
    }

    private ErrorCode code() {
        return collected.stream().allMatch(problem -> problem.code() == ErrorCode.UNSUPPORTED)
                ? ErrorCode.UNSUPPORTED
                : ErrorCode.INVALID_ARGUMENT;
    }
}
