package io.gimbal.client;

import java.util.List;

/// The server refused, failed, or did not answer.
public final class GimbalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The code when no server answered.
    public static final String UNREACHABLE = "unreachable";

    private final String code;
    private final int status;
    private final boolean retryable;
    private final transient List<Problem> problems;
    private final String answer;

    GimbalException(String code, int status, boolean retryable, String message, List<Problem> problems, String answer) {
        super(message);
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.problems = List.copyOf(problems);
        this.answer = answer;
    }

    GimbalException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = 0;
        this.retryable = true;
        this.problems = List.of();
        this.answer = "";
    }

    /// The server's error code, like `not-found`, or [#UNREACHABLE].
    public String code() {
        return code;
    }

    /// The HTTP status; 0 when no server answered.
    public int status() {
        return status;
    }

    /// Whether the same request can succeed later.
    public boolean retryable() {
        return retryable;
    }

    /// The body of the refusal as it came, which may tell more; empty when no server answered.
    public String answer() {
        return answer;
    }

    /// Everything that was wrong, in order; empty when the message says it all.
    public List<Problem> problems() {
        return problems;
    }
}
