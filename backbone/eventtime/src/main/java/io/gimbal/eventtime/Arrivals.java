package io.gimbal.eventtime;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The newest event time that has arrived since the process began. Thread-safe.
public final class Arrivals implements Watermark {
    private static final long NOTHING = Long.MIN_VALUE;

    private final InstantSource wall;
    private final Horizon horizon;
    private final AtomicLong newest = new AtomicLong(NOTHING); // microseconds since 1970

    public Arrivals(InstantSource wall) {
        this.wall = wall;
        this.horizon = new Horizon(wall);
    }

    @Override
    public void note(Instant eventTime) {
        if (!horizon.isBeyond(eventTime)) {
            newest.accumulateAndGet(ChronoUnit.MICROS.between(Instant.EPOCH, eventTime), Math::max);
        }
    }

    /// How far event time may follow: to the newest arrival, and not ahead of the wall clock. Empty before the first.
    public Optional<Instant> present() {
        long micros = newest.get();
        if (micros == NOTHING) {
            return Optional.empty();
        }
        Instant noted = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        Instant now = wall.instant();
        return Optional.of(noted.isBefore(now) ? noted : now);
    }
}
