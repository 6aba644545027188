package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is logged to a run in one go: all of it or, if any part is refused, nothing.
///
/// @param modelMetrics those of the metrics that say something about logged models
public record RunBatch(List<Param> params, List<Metric> metrics, List<Tag> tags, List<ModelMetric> modelMetrics) {
    public static final int MAX_SIZE = 1_000;
    public static final int MAX_PARAMS = 100;
    public static final int MAX_TAGS = 100;

    public RunBatch {
        params = List.copyOf(params);
        metrics = List.copyOf(metrics);
        tags = List.copyOf(tags);
        modelMetrics = List.copyOf(modelMetrics);
        requireAtMost("params", params.size(), MAX_PARAMS);
        requireAtMost("tags", tags.size(), MAX_TAGS);
        requireAtMost("params, metrics and tags together", params.size() + metrics.size() + tags.size(), MAX_SIZE);
        requireOneValuePerParam(params);
    }

    public RunBatch(List<Param> params, List<Metric> metrics, List<Tag> tags) {
        this(params, metrics, tags, List.of());
    }

    public static RunBatch ofParams(List<Param> params) {
        return new RunBatch(params, List.of(), List.of());
    }

    public static RunBatch ofMetrics(List<Metric> metrics) {
        return new RunBatch(List.of(), metrics, List.of());
    }

    public static RunBatch ofTags(List<Tag> tags) {
        return new RunBatch(List.of(), List.of(), tags);
    }

    /// Whether it can be written together with those of other runs.
    boolean onlyMetrics() {
        return params.isEmpty() && tags.isEmpty() && modelMetrics.isEmpty();
    }

    private static void requireAtMost(String what, int size, int limit) {
        if (size > limit) {
            throw CodedException.invalidArgument(
                    "a batch has at most " + limit + " " + what + ", this one has " + size);
        }
    }

    private static void requireOneValuePerParam(List<Param> params) {
        Map<Key, String> seen = new HashMap<>();
        for (Param param : params) {
            String before = seen.putIfAbsent(param.key(), param.value());
            if (before != null && !before.equals(param.value())) {
                throw CodedException.invalidArgument("a batch gives param \"" + param.key() + "\" two values: \""
                        + before + "\" and \"" + param.value() + "\"");
            }
        }
    }
}
