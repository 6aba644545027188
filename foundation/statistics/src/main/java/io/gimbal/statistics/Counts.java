package io.gimbal.statistics;

import io.gimbal.core.CodedException;
/// What happened to the values of one column: used, missing (null or NaN), or not finite (an infinity).
/// Missing and infinite values take no part in a statistic; their rates are signals of their own.

public record Counts(long used, long missing, long nonFinite) {
    public Counts {
        if (used < 0 || missing < 0 || nonFinite < 0) {
            throw CodedException.invalidArgument("counts are at least 0: " + used + ", " + missing + ", " + nonFinite);
        }
    }

    public long total() {
        return used + missing + nonFinite;
    }

    public Counts plus(Counts other) {
        return new Counts(used + other.used, missing + other.missing, nonFinite + other.nonFinite);
    }

    /// How many of all values were missing.
    public Proportion missingShare() {
        return new Proportion(missing, total());
    }
}
