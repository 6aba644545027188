package io.gimbal.statistics;

/// What a missing value is to a comparison of categories.
public enum MissingPolicy {
    /// Left out and counted; its rate is watched on its own.
    DROP,
    /// One more category.
    CATEGORY;

    /// The counts under this policy: a missing value that is a category is used.
    Counts apply(Counts counts) {
        return switch (this) {
            case DROP -> counts;
            case CATEGORY -> new Counts(counts.used() + counts.missing(), 0, counts.nonFinite());
        };
    }
}
