package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Between a run and those who watch or stop it. Thread-safe.
public final class RunControl {
    private final Set<Runnable> stops = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private volatile Progress progress = new Progress(0, "");

    /// @param share of the running step, 0 to 1
    record Progress(double share, String doing) {}

    /// How far the running step is.
    ///
    /// @throws CodedException CANCELLED if somebody stopped the run
    public void report(double share, String doing) {
        check();
        progress = new Progress(Math.clamp(share, 0, 1), doing);
    }

    /// @throws CodedException CANCELLED if somebody stopped the run
    public void check() {
        if (cancelled) {
            throw new CodedException(ErrorCode.CANCELLED, "the run was cancelled");
        }
    }

    /// Does work that `stop` ends when the run is cancelled meanwhile.
    public <T> T stoppable(Runnable stop, Work<T> work) {
        stops.add(stop);
        try {
            check();
            return work.run();
        } finally {
            stops.remove(stop);
        }
    }

    /// Something that takes a while.
    @FunctionalInterface
    public interface Work<T> {
        T run();
    }

    void cancel() {
        cancelled = true;
        stops.forEach(Runnable::run);
    }

    boolean isCancelled() {
        return cancelled;
    }

    Progress progress() {
        return progress;
    }

    void begin() {
        progress = new Progress(0, "");
    }
}
