package io.gimbal.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.JsonObject;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.ModelFixtures;
import io.gimbal.model.TrainingProgress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `xgboost` flavour of model format 1, pinned by a model that was stored once and has to stay readable.
final class XgboostFormatTest {
    private static final JsonObject TWO_TREES = JsonObject.builder()
            .put("rounds", 2)
            .put("max-depth", 2)
            .put("maximum-categories", 2)
            .put("learning-rate", 0.9)
            .build();

    @TempDir
    private Path folder;

    @Test
    void treesOfFormat1AreReadAndWritten() throws IOException, URISyntaxException {
        Path golden = Path.of(Objects.requireNonNull(getClass().getResource("/model-format-1/xgboost"))
                .toURI());
        Path written = folder.resolve("model");
        new XgboostTrainer().fit(ModelFixtures.table(40, 21), TWO_TREES, 21, TrainingProgress.NONE, written);

        try (LoadedModel model = new XgboostRuntime().load(golden)) {
            assertThat(model.predict(ModelFixtures.trips(4, 25)))
                    .containsExactly(10.612996101379395, 7.599266052246094, 10.612996101379395, 7.599266052246094);
        }
        try (Stream<Path> files = Files.list(written)) {
            for (Path file : files.toList()) {
                assertThat(file).hasSameTextualContentAs(golden.resolve(file.getFileName()));
            }
        }
    }
}
