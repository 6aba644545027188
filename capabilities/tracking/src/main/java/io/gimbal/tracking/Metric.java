package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;

/// A number a run reports, with its step and time. NaN and the infinities are numbers too: that a loss became NaN is
/// worth knowing.
///
/// @param value zero has no sign here, because not every database keeps it
/// @param at to the millisecond, not before 1970
public record Metric(Key key, double value, Instant at, long step) {
    /// Which of two values of one key is the latest: highest step, then time, then value, where NaN counts as zero.
    public static final Comparator<Metric> BY_AGE = Comparator.comparingLong(Metric::step)
            .thenComparing(Metric::at)
            .thenComparingDouble(metric -> Double.isNaN(metric.value) ? 0 : metric.value)
            .thenComparing(metric -> Double.isNaN(metric.value));

    public Metric {
        Objects.requireNonNull(key);
        value = value == 0 ? 0.0 : value;
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (at.isBefore(Instant.EPOCH)) {
            throw CodedException.invalidArgument("a metric's time is not before 1970: " + at);
        }
    }

    public static Metric of(String key, double value, Instant at, long step) {
        return new Metric(new Key(key), value, at, step);
    }
}
