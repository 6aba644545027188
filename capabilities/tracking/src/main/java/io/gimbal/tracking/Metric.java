package io.gimbal.tracking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;

/// A number a run reports, with its step and time. NaN and the infinities are numbers too: that a loss became NaN is
/// worth knowing.
///
/// @param value zero has no sign here, because not every database keeps it
/// @param at to the millisecond
public record Metric(Key key, double value, Instant at, long step) {
    /// Which of two values of one key is the latest: highest step, then time, then value.
    public static final Comparator<Metric> BY_AGE =
            Comparator.comparingLong(Metric::step).thenComparing(Metric::at).thenComparingDouble(Metric::value);

    public Metric {
        Objects.requireNonNull(key);
        value = value == 0 ? 0.0 : value;
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Metric of(String key, double value, Instant at, long step) {
        return new Metric(new Key(key), value, at, step);
    }
}
