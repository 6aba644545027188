package io.gimbal.mlflow.tracking;

import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModelRecord;
import io.gimbal.tracking.models.LoggedModelStatus;

/// A logged model in MLflow's words.
final class LoggedModelJson {
    private LoggedModelJson() {}

    /// MLflow's names of [LoggedModelStatus], in its order, which is that of their numbers.
    enum Status {
        LOGGED_MODEL_STATUS_UNSPECIFIED(LoggedModelStatus.UNSPECIFIED),
        LOGGED_MODEL_PENDING(LoggedModelStatus.PENDING),
        LOGGED_MODEL_READY(LoggedModelStatus.READY),
        LOGGED_MODEL_UPLOAD_FAILED(LoggedModelStatus.UPLOAD_FAILED);

        private final LoggedModelStatus ours;

        Status(LoggedModelStatus ours) {
            this.ours = ours;
        }

        LoggedModelStatus ours() {
            return ours;
        }

        static Status of(LoggedModelStatus status) {
            return switch (status) {
                case UNSPECIFIED -> LOGGED_MODEL_STATUS_UNSPECIFIED;
                case PENDING -> LOGGED_MODEL_PENDING;
                case READY -> LOGGED_MODEL_READY;
                case UPLOAD_FAILED -> LOGGED_MODEL_UPLOAD_FAILED;
            };
        }
    }

    static void write(WireWriter json, LoggedModelRecord record) {
        LoggedModel model = record.model();
        json.object(
                        "info",
                        it -> it.text("model_id", model.id().value())
                                .text("experiment_id", model.experiment().value())
                                .text("name", model.name())
                                .integer(
                                        "creation_timestamp_ms",
                                        model.createdAt().toEpochMilli())
                                .integer(
                                        "last_updated_timestamp_ms",
                                        model.updatedAt().toEpochMilli())
                                .text("artifact_uri", model.artifacts().value())
                                .text("status", Status.of(model.status()).name())
                                .text("model_type", model.type())
                                .text("source_run_id", model.run())
                                .objects("tags", record.tags().entrySet(), RunJson::pair))
                .object(
                        "data",
                        it -> it.objects("params", record.params().entrySet(), RunJson::pair)
                                .objects(
                                        "metrics",
                                        record.measurements(),
                                        (metric, measurement) -> measurement(metric, model, measurement)));
    }

    private static void measurement(WireWriter json, LoggedModel model, LoggedModelRecord.Measurement measurement) {
        RunJson.metric(json, measurement.metric());
        if (!measurement.datasetName().isEmpty()) {
            json.text("dataset_name", measurement.datasetName());
        }
        if (!measurement.datasetDigest().isEmpty()) {
            json.text("dataset_digest", measurement.datasetDigest());
        }
        json.text("model_id", model.id().value()).text("run_id", measurement.run());
    }
}
