package io.gimbal.tracking;

import java.util.List;
import java.util.Objects;

/// A run with everything that was logged to it; of each metric the latest value. All lists are in order of key.
public record RunRecord(Run run, List<Param> params, List<Metric> metrics, List<Tag> tags, List<DatasetInput> inputs) {
    public RunRecord {
        Objects.requireNonNull(run);
        params = List.copyOf(params);
        metrics = List.copyOf(metrics);
        tags = List.copyOf(tags);
        inputs = List.copyOf(inputs);
    }
}
