package io.gimbal.mlflow.tracking;

import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A run in MLflow's words.
final class RunJson {
    private RunJson() {}

    /// A run as it is got by its id.
    static void write(WireWriter json, RunRecord record) {
        json.object("info", it -> info(it, record.run()))
                .object("data", it -> data(it, record))
                .object(
                        "inputs",
                        it -> it.objects("dataset_inputs", record.inputs(), RunJson::dataset)
                                .objects("model_inputs", record.modelInputs(), RunJson::modelInput));
        if (!record.modelOutputs().isEmpty()) {
            outputs(json, record);
        }
    }

    /// A run as it is found by a search: outputs always, model inputs never.
    static void writeFound(WireWriter json, RunRecord record) {
        json.object("info", it -> info(it, record.run()))
                .object("data", it -> data(it, record))
                .object("inputs", it -> it.objects("dataset_inputs", record.inputs(), RunJson::dataset));
        outputs(json, record);
    }

    static void info(WireWriter json, Run run) {
        json.text("run_uuid", run.id().value())
                .text("experiment_id", run.experiment().value())
                .text("run_name", run.name())
                .text("user_id", run.user())
                .text("status", run.status().name())
                .integer("start_time", run.startedAt().toEpochMilli());
        run.endedAt().ifPresent(at -> json.integer("end_time", at.toEpochMilli()));
        json.text("artifact_uri", run.artifacts().value())
                .text("lifecycle_stage", run.lifecycle().text())
                .text("run_id", run.id().value());
    }

    private static void data(WireWriter json, RunRecord record) {
        json
                .objects("metrics", record.metrics(), RunJson::metric)
                .objects("params", record.params(), RunJson::param)
                .stream("tags", put -> tags(record, put), RunJson::tag);
    }

    /// Clients know a run's name and parent as tags, too. A parent that is a run here goes before one that was named
    /// in a tag when it was none yet.
    private static void tags(RunRecord record, Consumer<Tag> put) {
        Optional<RunId> parent = record.run().parent();
        put.accept(Tags.tag(Tags.RUN_NAME, record.run().name()));
        parent.ifPresent(it -> put.accept(Tags.tag(Tags.PARENT, it.value())));
        record.tags().stream()
                .filter(tag -> parent.isEmpty() || !tag.key().value().equals(Tags.PARENT))
                .forEach(put);
    }

    private static void outputs(WireWriter json, RunRecord record) {
        json.object("outputs", it -> it.objects("model_outputs", record.modelOutputs(), RunJson::modelOutput));
    }

    static void metric(WireWriter json, Metric metric) {
        json.text("key", metric.key().value())
                .decimal("value", metric.value())
                .integer("timestamp", metric.at().toEpochMilli())
                .integer("step", metric.step());
    }

    private static void param(WireWriter json, Param param) {
        json.text("key", param.key().value()).text("value", param.value());
    }

    static void tag(WireWriter json, Tag tag) {
        json.text("key", tag.key().value()).text("value", tag.value());
    }

    /// A tag or param that has no rules for its key.
    static void pair(WireWriter json, Map.Entry<String, String> pair) {
        json.text("key", pair.getKey()).text("value", pair.getValue());
    }

    private static void dataset(WireWriter json, DatasetInput input) {
        Map<String, String> tags = new LinkedHashMap<>(input.tags());
        if (!input.context().isEmpty()) {
            tags.put(Tags.DATASET_CONTEXT, input.context());
        }
        json.objects("tags", tags.entrySet(), RunJson::pair);
        json.object("dataset", it -> described(it, input.dataset()));
    }

    private static void described(WireWriter json, LoggedDataset dataset) {
        json.text("name", dataset.name())
                .text("digest", dataset.digest())
                .text("source_type", dataset.sourceType())
                .text("source", dataset.source());
        if (!dataset.schema().isEmpty()) {
            json.text("schema", dataset.schema());
        }
        if (!dataset.profile().isEmpty()) {
            json.text("profile", dataset.profile());
        }
    }

    private static void modelInput(WireWriter json, LoggedModelId model) {
        json.text("model_id", model.value());
    }

    private static void modelOutput(WireWriter json, ModelOutput output) {
        json.text("model_id", output.model().value()).integer("step", output.step());
    }
}
