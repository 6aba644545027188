package io.gimbal.model.median;

import io.gimbal.model.ModelFixtures;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.ModelRuntimeContract;
import io.gimbal.model.TrainingProgress;
import java.nio.file.Path;

final class MedianTableRuntimeTest extends ModelRuntimeContract {
    @Override
    protected ModelRuntime runtime() {
        return new MedianTableRuntime();
    }

    @Override
    protected void store(Path directory) {
        new MedianTableTrainer()
                .fit(
                        ModelFixtures.table(500, 5),
                        MedianTableTrainerTest.BY_DISTANCE,
                        1,
                        TrainingProgress.NONE,
                        directory);
    }
}
