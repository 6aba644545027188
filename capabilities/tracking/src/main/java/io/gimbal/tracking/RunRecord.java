package io.gimbal.tracking;

import java.util.List;

/// A run with everything that was logged to it; of each metric the latest value. Lists of keyed things are in order of
/// key.
///
/// @param inputs the data it used
/// @param modelInputs the logged models it used
/// @param modelOutputs the logged models it made
public record RunRecord(
        Run run,
        List<Param> params,
        List<Metric> metrics,
        List<Tag> tags,
        List<DatasetInput> inputs,
        List<LoggedModelId> modelInputs,
        List<ModelOutput> modelOutputs) {
    public RunRecord {
        params = List.copyOf(params);
        metrics = List.copyOf(metrics);
        tags = List.copyOf(tags);
        inputs = List.copyOf(inputs);
        modelInputs = List.copyOf(modelInputs);
        modelOutputs = List.copyOf(modelOutputs);
    }
}
