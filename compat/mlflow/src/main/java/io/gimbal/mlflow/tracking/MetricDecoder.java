package io.gimbal.mlflow.tracking;

import io.gimbal.mlflow.WireReader;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelMetric;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads metrics of one request, field by field. The infinities are clamped to the largest doubles, as MLflow's own
/// clients know it.
final class MetricDecoder {
    private final WireReader reader;

    /// A batch names few metrics many times, and to check a name takes longer than to find it.
    private final Map<String, Key> keys = new HashMap<>();

    private final List<Metric> metrics;
    private final List<ModelMetric> modelMetrics;
    private String key = "";
    private double value;
    private long at;
    private long step;
    private boolean hasValue;
    private boolean hasTime;
    private String model = "";
    private String datasetName = "";
    private String datasetDigest = "";

    /// @param metrics where they go
    /// @param modelMetrics where those go too that say something about a logged model
    MetricDecoder(WireReader reader, List<Metric> metrics, List<ModelMetric> modelMetrics) {
        this.reader = reader;
        this.metrics = metrics;
        this.modelMetrics = modelMetrics;
    }

    /// One object of a list.
    void item() {
        key = "";
        step = 0;
        hasValue = false;
        hasTime = false;
        model = "";
        datasetName = "";
        datasetDigest = "";
        reader.fields(name -> {
            if (!takes(name)) {
                reader.skip();
            }
        });
        finish();
    }

    /// Reads the field if it is a metric's.
    boolean takes(String name) {
        switch (name) {
            case "key" -> key = reader.text();
            case "value" -> {
                hasValue = !reader.isEmptyText();
                value = hasValue ? reader.decimal() : 0;
            }
            case "timestamp" -> {
                hasTime = !reader.isEmptyText();
                at = hasTime ? reader.integer() : 0;
            }
            case "step" -> step = reader.integer();
            case "model_id" -> model = reader.text();
            case "dataset_name" -> datasetName = reader.text();
            case "dataset_digest" -> datasetDigest = reader.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Adds the metric that was read.
    void finish() {
        if (key.isEmpty()) {
            throw reader.missing("key");
        }
        if (!hasValue) {
            throw reader.missing("value");
        }
        if (!hasTime) {
            throw reader.missing("timestamp");
        }
        Metric metric = new Metric(
                keys.computeIfAbsent(key, Key::new),
                Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE),
                Instant.ofEpochMilli(at),
                step);
        metrics.add(metric);
        if (!model.isEmpty()) {
            modelMetrics.add(new ModelMetric(new LoggedModelId(model), metric, datasetName, datasetDigest));
        }
    }
}
