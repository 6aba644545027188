package io.gimbal.model.xgboost;

import io.gimbal.model.ModelFixtures;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.ModelRuntimeContract;
import io.gimbal.model.TrainingProgress;
import java.nio.file.Path;

final class XgboostRuntimeTest extends ModelRuntimeContract {
    @Override
    protected ModelRuntime runtime() {
        return new XgboostRuntime();
    }

    @Override
    protected void store(Path directory) {
        new XgboostTrainer()
                .fit(ModelFixtures.table(500, 5), XgboostTrainerTest.FEW_TREES, 1, TrainingProgress.NONE, directory);
    }
}
