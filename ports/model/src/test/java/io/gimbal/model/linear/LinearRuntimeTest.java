package io.gimbal.model.linear;

import io.gimbal.json.JsonObject;
import io.gimbal.model.ModelFixtures;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.ModelRuntimeContract;
import io.gimbal.model.TrainingProgress;
import java.nio.file.Path;

final class LinearRuntimeTest extends ModelRuntimeContract {
    @Override
    protected ModelRuntime runtime() {
        return new LinearRuntime();
    }

    @Override
    protected void store(Path directory) {
        new LinearTrainer().fit(ModelFixtures.table(500, 5), JsonObject.EMPTY, 1, TrainingProgress.NONE, directory);
    }
}
