package io.gimbal.tracking;

import java.util.Objects;

/// A metric that says something about a logged model, beside the run that measured it.
///
/// @param metric as it stands in the run's history
/// @param datasetName what it was measured on; may be empty
/// @param datasetDigest may be empty
public record ModelMetric(LoggedModelId model, Metric metric, String datasetName, String datasetDigest) {
    public ModelMetric {
        Objects.requireNonNull(model);
        Objects.requireNonNull(metric);
        Objects.requireNonNull(datasetName);
        Objects.requireNonNull(datasetDigest);
    }
}
