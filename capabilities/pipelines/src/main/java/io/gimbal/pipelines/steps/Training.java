package io.gimbal.pipelines.steps;

import io.gimbal.json.JsonObject;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.Trainer;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import java.nio.file.Path;
import java.util.List;

/// One way to learn from examples.
record Training(Trainer trainer, long seed) {
    ModelDescription fit(
            ExampleRows examples,
            List<String> columns,
            String label,
            JsonObject hyperParameters,
            TrainingProgress progress,
            Path directory) {
        TrainingTable table = new TrainingTable(examples.features().select(columns), label, examples.labels());
        return trainer.fit(table, hyperParameters, seed, progress, directory);
    }
}
