package io.gimbal.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Counts how long something took, in buckets from half a millisecond to ten seconds. Thread-safe and cheap enough for
/// every request; keep it instead of asking [Metrics] again.
public final class Timer {
    private final io.micrometer.core.instrument.Timer timer;

    Timer(io.micrometer.core.instrument.Timer timer) {
        this.timer = timer;
    }

    public void record(Duration duration) {
        timer.record(duration);
    }

    /// The difference of two readings of `System.nanoTime`.
    public void recordNanos(long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    public long count() {
        return timer.count();
    }
}
