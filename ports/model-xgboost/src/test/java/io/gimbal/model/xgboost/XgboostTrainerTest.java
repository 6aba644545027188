package io.gimbal.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.json.JsonObject;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.ModelFixtures;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.Rows;
import io.gimbal.model.Trainer;
import io.gimbal.model.TrainerContract;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class XgboostTrainerTest extends TrainerContract {
    static final JsonObject FEW_TREES = JsonObject.builder()
            .put("rounds", 20)
            .put("learning-rate", 0.3)
            .put("subsample", 0.8)
            .put("column-sample", 0.8)
            .build();

    @Override
    protected Trainer trainer() {
        return new XgboostTrainer();
    }

    @Override
    protected ModelRuntime runtime() {
        return new XgboostRuntime();
    }

    @Override
    protected JsonObject hyperParameters() {
        return FEW_TREES;
    }

    private void fit(Trainer trainer, long seed, String directory) {
        trainer.fit(ModelFixtures.table(700, 3), FEW_TREES, seed, TrainingProgress.NONE, folder.resolve(directory));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheTrees() {
        fit(new XgboostTrainer(1), 5, "one");
        fit(new XgboostTrainer(3), 5, "three");

        assertThat(folder.resolve("three").resolve(XgboostRuntime.TREES_FILE))
                .hasSameBinaryContentAs(folder.resolve("one").resolve(XgboostRuntime.TREES_FILE));
    }

    @Test
    void anotherSeedGrowsOtherTrees() throws IOException {
        fit(trainer(), 5, "five");
        fit(trainer(), -6, "minus-six");

        assertThat(Digest.of(Files.readAllBytes(folder.resolve("minus-six").resolve(XgboostRuntime.TREES_FILE))))
                .isNotEqualTo(
                        Digest.of(Files.readAllBytes(folder.resolve("five").resolve(XgboostRuntime.TREES_FILE))));
    }

    @Test
    void missingInputsAreLearnedFrom() {
        TrainingTable table = ModelFixtures.withMissing(
                ModelFixtures.withMissing(ModelFixtures.table(300, 4), "distance", 3), "borough", 8);
        trainer().fit(table, FEW_TREES, 1, TrainingProgress.NONE, folder.resolve("model"));

        try (LoadedModel model = runtime().load(folder.resolve("model"))) {
            Rows unknown = Rows.builder(1)
                    .number("distance", Double.NaN)
                    .number("hour", Double.NaN)
                    .text("borough", (String) null)
                    .build();

            assertThat(model.predict(unknown)[0]).isBetween(4.0, 80.0);
        }
    }

    @Test
    void aNumberBeyondSinglePrecisionIsRefused() {
        TrainingTable table =
                new TrainingTable(Rows.builder(2).number("x", 1, 1e300).build(), "y", new double[] {1, 2});

        assertThatThrownBy(
                        () -> trainer().fit(table, JsonObject.EMPTY, 1, TrainingProgress.NONE, folder.resolve("model")))
                .isInstanceOf(CodedException.class)
                .hasMessage("\"x\" of row 1 is 1.0E300, beyond single precision");
    }
}
