package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;

/// When an answer is too late. The server does not interrupt a handler, since an interrupt would close files that
/// other requests use; a handler that may take long asks, and gives what remains to what it waits for.
public final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// Zero when it has passed.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// @throws CodedException DEADLINE_EXCEEDED if it has passed
    public void check() {
        if (remaining().isZero()) {
            throw new CodedException(ErrorCode.DEADLINE_EXCEEDED, "the request took longer than it may");
        }
    }
}
