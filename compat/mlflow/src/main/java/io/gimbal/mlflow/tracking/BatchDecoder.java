package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;
import io.gimbal.mlflow.WireReader;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelMetric;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Reads what is logged to a run, straight from the bytes of the request.
final class BatchDecoder {
    private static final int MAX_METRICS = 1_000;

    private final WireReader reader;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<ModelMetric> modelMetrics = new ArrayList<>();
    private final MetricDecoder metric;
    private final Map<String, Param> params = new LinkedHashMap<>();
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private String run = "";
    private int tagCount;

    private BatchDecoder(WireReader reader) {
        this.reader = reader;
        this.metric = new MetricDecoder(reader, metrics, modelMetrics);
    }

    /// What is logged, and where to.
    record Logged(RunId run, RunBatch batch) {}

    /// `{"run_id": ..., "metrics": [...], "params": [...], "tags": [...]}`.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the field
    static Logged ofBatch(byte[] body) {
        return WireReader.decode(body, reader -> new BatchDecoder(reader).batch());
    }

    /// `{"run_id": ..., "key": ..., "value": ..., "timestamp": ...}`.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the field
    static Logged ofMetric(byte[] body) {
        return WireReader.decode(body, reader -> new BatchDecoder(reader).metric());
    }

    private Logged batch() {
        reader.fields(name -> {
            switch (name) {
                case "run_id", "run_uuid" -> run(name);
                case "metrics" -> reader.items(metric::item);
                case "params" -> reader.items(() -> pair(this::param));
                case "tags" -> reader.items(() -> pair(this::tag));
                default -> reader.skip();
            }
        });
        requireRun();
        requireAtMost(MAX_METRICS, metrics.size(), "metrics");
        requireAtMost(RunBatch.MAX_PARAMS, params.size(), "params");
        requireAtMost(RunBatch.MAX_TAGS, tagCount, "tags");
        requireAtMost(RunBatch.MAX_SIZE, metrics.size() + params.size() + tagCount, "metrics, params and tags");
        return logged(new RunId(run));
    }

    private Logged metric() {
        reader.fields(name -> {
            if (name.equals("run_id") || name.equals("run_uuid")) {
                run(name);
            } else if (!metric.takes(name)) {
                reader.skip();
            }
        });
        requireRun();
        metric.finish();
        return logged(Ids.run(run));
    }

    private Logged logged(RunId id) {
        return new Logged(
                id, new RunBatch(List.copyOf(params.values()), metrics, List.copyOf(tags.values()), modelMetrics));
    }

    private void run(String name) {
        String id = reader.text();
        if (run.isEmpty() || (name.equals("run_id") && !id.isEmpty())) {
            run = id;
        }
    }

    private void requireRun() {
        if (run.isEmpty()) {
            throw reader.missing("run_id");
        }
    }

    private void pair(BiConsumer<String, String> consumer) {
        String[] pair = {"", ""};
        reader.fields(name -> {
            switch (name) {
                case "key" -> pair[0] = reader.text();
                case "value" -> pair[1] = reader.text();
                default -> reader.skip();
            }
        });
        if (pair[0].isEmpty()) {
            throw reader.missing("key");
        }
        consumer.accept(pair[0], pair[1]);
    }

    private void param(String key, String value) {
        Param param = new Param(new Key(key), Excerpt.beginning(value, Param.MAX_VALUE_LENGTH));
        if (params.put(key, param) != null) {
            throw CodedException.invalidArgument(
                    "Duplicate parameter keys have been submitted: '" + key + "' stands twice in one request");
        }
    }

    private void tag(String key, String value) {
        tags.put(key, Tags.tag(key, value));
        tagCount++;
    }

    private static void requireAtMost(int most, int count, String things) {
        if (count > most) {
            throw CodedException.invalidArgument("A batch logging request can contain at most " + most + " " + things
                    + ". Got " + count + " " + things + ": send them in several requests");
        }
    }
}
