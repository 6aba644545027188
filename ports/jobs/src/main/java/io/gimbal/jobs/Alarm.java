package io.gimbal.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Wakes the scheduler when the next job is due, so that it need not look every moment. Set to the earliest of
/// the times it was told; after ringing it asks for the next. Thread-safe.
final class Alarm {
    /// Triggers keep milliseconds, rounded down or up; a little later they are due for certain.
    private static final Duration AFTER = Duration.ofMillis(2);

    private final InstantSource time;
    private final Ring ring;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("jobs-alarm").daemon().factory());
    private @Nullable Instant next;
    private @Nullable ScheduledFuture<?> pending;
    private boolean closed;

    /// What is done when a job is due.
    @FunctionalInterface
    interface Ring {
        /// @return when to ring next
        Optional<Instant> ring();
    }

    Alarm(InstantSource time, Ring ring) {
        this.time = time;
        this.ring = ring;
    }

    synchronized void set(Instant when) {
        if (closed || (next != null && !when.isBefore(next))) {
            return;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        next = when;
        Duration delay = Duration.between(time.instant(), when).plus(AFTER);
        pending = clock.schedule(this::due, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void due() {
        synchronized (this) {
            next = null;
            pending = null;
        }
        ring.ring().ifPresent(this::set);
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        clock.shutdownNow();
    }
}
