package io.gimbal.tracking.models;

import io.gimbal.tracking.Metric;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// A logged model with all that is known about it.
///
/// @param params in order of key
/// @param tags in order of key
/// @param measurements every point, in order of key and time
public record LoggedModelRecord(
        LoggedModel model,
        SequencedMap<String, String> params,
        SequencedMap<String, String> tags,
        List<LoggedModelRecord.Measurement> measurements) {
    public LoggedModelRecord {
        Objects.requireNonNull(model);
        Objects.requireNonNull(params);
        Objects.requireNonNull(tags);
        measurements = List.copyOf(measurements);
    }

    /// What a run measured about the model.
    ///
    /// @param run that measured
    /// @param datasetName what it was measured on; may be empty
    /// @param datasetDigest may be empty
    public record Measurement(Metric metric, String run, String datasetName, String datasetDigest) {
        public Measurement {
            Objects.requireNonNull(metric);
            Objects.requireNonNull(run);
            Objects.requireNonNull(datasetName);
            Objects.requireNonNull(datasetDigest);
        }
    }
}
