package io.gimbal.tracking.search;

import java.util.Objects;

/// The searches of one installation.
public record Searches(RunSearch runs, ExperimentSearch experiments, LoggedModelSearch models, DatasetSearch datasets) {
    public Searches {
        Objects.requireNonNull(runs);
        Objects.requireNonNull(experiments);
        Objects.requireNonNull(models);
        Objects.requireNonNull(datasets);
    }
}
