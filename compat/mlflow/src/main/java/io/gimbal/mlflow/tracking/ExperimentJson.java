package io.gimbal.mlflow.tracking;

import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.Tag;
import java.util.List;

final class ExperimentJson {
    private ExperimentJson() {}

    static void write(WireWriter json, Experiment experiment, List<Tag> tags) {
        json.text("experiment_id", experiment.id().value())
                .text("name", experiment.name())
                .text("artifact_location", experiment.artifacts().value())
                .text("lifecycle_stage", experiment.lifecycle().text())
                .integer("last_update_time", experiment.updatedAt().toEpochMilli())
                .integer("creation_time", experiment.createdAt().toEpochMilli())
                .objects("tags", tags, RunJson::tag);
    }
}
