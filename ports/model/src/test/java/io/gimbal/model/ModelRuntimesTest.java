package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonObject;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.median.MedianTableTrainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelRuntimesTest {
    @TempDir
    private Path folder;

    @Test
    void theFlavourPicksTheRuntime() {
        store();
        ModelRuntimes runtimes = new ModelRuntimes(List.of(new MedianTableRuntime(), new LinearRuntime()));

        try (LoadedModel model = runtimes.load(folder.resolve("model"))) {
            assertThat(model.description().flavour()).isEqualTo("linear");
        }
    }

    @Test
    void aFlavourWithoutRuntimeIsUnsupported() {
        store();

        assertThatThrownBy(() -> new ModelRuntimes(List.of(new MedianTableRuntime())).load(folder.resolve("model")))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED);
                    assertThat(e).hasMessageContaining("\"linear\", one of median-table");
                });
    }

    @Test
    void aTrainerIsFoundByNameOrTheNearestIsNamed() {
        Trainers trainers = new Trainers(List.of(new MedianTableTrainer(), new LinearTrainer()));

        assertThat(trainers.get("linear")).isInstanceOf(LinearTrainer.class);
        assertThat(trainers.list()).extracting(Trainer::name).containsExactly("linear", "median-table");
        assertThatThrownBy(() -> trainers.get("linaer"))
                .isInstanceOf(CodedException.class)
                .hasMessage("no trainer \"linaer\", did you mean \"linear\"?");
    }

    private void store() {
        new LinearTrainer()
                .fit(ModelFixtures.table(50, 1), JsonObject.EMPTY, 1, TrainingProgress.NONE, folder.resolve("model"));
    }
}
