package io.gimbal.tracking.search;

import io.gimbal.tracking.ExperimentId;
import java.util.Objects;

/// A dataset that runs of an experiment used, and what for.
///
/// @param context like `training`; empty when no run said
public record DatasetUse(ExperimentId experiment, String name, String digest, String context) {
    public DatasetUse {
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(name);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(context);
    }
}
