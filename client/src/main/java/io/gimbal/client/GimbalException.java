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

    GimbalException(String code, int status, boolean retryable, String message, List<Problem> problems) {
        super(message);
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.problems = List.copyOf(problems);
    }

    GimbalException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = 0;
        this.retryable = true;
        this.problems = List.of();
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

    /// Everything that was wrong, in order; empty when the message says it all.
    public List<Problem> problems() {
        return problems;
    }
}
