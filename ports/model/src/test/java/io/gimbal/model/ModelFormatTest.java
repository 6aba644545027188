package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.median.MedianTableTrainer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The model format, pinned by models that were stored once and have to stay readable for ever. A change of the
/// written form gets a new format number and a new folder; the old ones stay.
final class ModelFormatTest {
    @TempDir
    private Path folder;

    @Test
    void mediansOfFormat1AreReadAndWritten() throws IOException, URISyntaxException {
        JsonObject byDistance = JsonObject.builder()
                .put("keys", JsonArray.ofTexts(List.of("distance", "borough")))
                .put("bands", 4)
                .put("minimum-rows", 4)
                .put("missing", "impute")
                .build();

        check(
                "median-table",
                new MedianTableTrainer(),
                byDistance,
                new MedianTableRuntime(),
                10.704999999999998,
                6.359999999999999,
                10.704999999999998,
                10.704999999999998);
    }

    @Test
    void linearOfFormat1IsReadAndWritten() throws IOException, URISyntaxException {
        JsonObject someCategories =
                JsonObject.builder().put("maximum-categories", JsonValue.of(3)).build();

        check(
                "linear",
                new LinearTrainer(),
                someCategories,
                new LinearRuntime(),
                14.009919467048073,
                9.555698509146552,
                12.861640588430438,
                8.547396837956263);
    }

    private void check(
            String flavour, Trainer trainer, JsonObject hyperParameters, ModelRuntime runtime, double... predictions)
            throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(getClass().getResource("/model-format-1/" + flavour))
                .toURI());
        Path written = folder.resolve("model");
        trainer.fit(ModelFixtures.table(40, 21), hyperParameters, 21, TrainingProgress.NONE, written);

        try (LoadedModel model = runtime.load(golden)) {
            Rows trips = ModelFixtures.trips(4, 25).select(model.signature().inputNames());
            assertThat(model.predict(trips)).containsExactly(predictions);
        }
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.toList()) {
                assertThat(file).hasSameTextualContentAs(golden.resolve(file.getFileName()));
            }
        }
    }
}
