package io.gimbal.model.median;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
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
import java.util.List;
import org.junit.jupiter.api.Test;

final class MedianTableTrainerTest extends TrainerContract {
    static final JsonObject BY_DISTANCE =
            keys("distance", "borough").put("bands", 10).put("minimum-rows", 5).build();

    private static JsonObject.Builder keys(String... names) {
        return JsonObject.builder().put("keys", JsonArray.ofTexts(List.of(names)));
    }

    @Override
    protected Trainer trainer() {
        return new MedianTableTrainer();
    }

    @Override
    protected ModelRuntime runtime() {
        return new MedianTableRuntime();
    }

    @Override
    protected JsonObject hyperParameters() {
        return BY_DISTANCE;
    }

    private LoadedModel fit(TrainingTable table, JsonObject hyperParameters) {
        trainer().fit(table, hyperParameters, 1, TrainingProgress.NONE, folder.resolve("model"));
        return runtime().load(folder.resolve("model"));
    }

    private static final TrainingTable SMALL = new TrainingTable(
            Rows.builder(8)
                    .text("borough", "Bronx", "Bronx", "Bronx", "Bronx", "Queens", "Queens", "Queens", "Bronx")
                    .number("zone", 74, 74, 74, 75, 80, 80, 81, 75)
                    .number("hour", 1, 2, 3, 4, 5, 6, 7, 8)
                    .build(),
            "minutes",
            new double[] {10, 11, 30, 5, 20, 22, 90, 6});

    private static final JsonObject BY_ZONE = keys("borough", "zone")
            .put("categories", JsonArray.of(JsonValue.of("zone")))
            .put("minimum-rows", 2)
            .build();

    @Test
    void thinCellsFallBackToTheCoarserOne() {
        try (LoadedModel model = fit(SMALL, BY_ZONE)) {
            Rows asked = Rows.builder(6)
                    .text("borough", "Bronx", "Bronx", "Queens", "Queens", "Queens", "Brooklyn")
                    .number("zone", 74, 75, 80, 81, 999, 74)
                    .build();

            // Queens 81 has one row and 999 none: all of Queens; Brooklyn was never seen: everything
            assertThat(model.predict(asked)).containsExactly(11, 5.5, 21, 22, 22, 15.5);
        }
    }

    @Test
    void theTableIsVisibleInTheModel() throws IOException {
        fit(SMALL, BY_ZONE).close();

        MedianTable table =
                Json.read(Files.readAllBytes(folder.resolve("model").resolve(MedianTable.FILE)), MedianTable.class);

        assertThat(table.levels()).hasSize(3);
        assertThat(table.levels().get(0).cells())
                .containsExactly(
                        new MedianTable.Cell(List.of("Bronx", "74"), 3, 11),
                        new MedianTable.Cell(List.of("Bronx", "75"), 2, 5.5),
                        new MedianTable.Cell(List.of("Queens", "80"), 2, 21));
        assertThat(table.levels().get(2).cells()).containsExactly(new MedianTable.Cell(List.of(), 8, 15.5));
    }

    @Test
    void bandsHoldEqualShares() throws IOException {
        TrainingTable table = ModelFixtures.table(4000, 3);
        fit(table, keys("distance").build()).close();

        MedianTable stored =
                Json.read(Files.readAllBytes(folder.resolve("model").resolve(MedianTable.FILE)), MedianTable.class);

        assertThat(stored.keys().getFirst().bands().orElseThrow()).hasSize(39);
        assertThat(stored.levels().getFirst().cells())
                .hasSize(40)
                .allMatch(cell -> cell.rows() > 80 && cell.rows() < 120);
    }

    @Test
    void aKeyThatIsNoColumnIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> fit(SMALL, keys("borugh").build()))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("did you mean \"borough\"?");
    }

    @Test
    void onlyTheKeysAreInputs() {
        try (LoadedModel model = fit(SMALL, BY_ZONE)) {
            assertThat(model.signature().inputNames()).containsExactly("borough", "zone");
        }
    }
}
