package io.gimbal.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LinearTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return new LinearTrainer();
    }

    @Override
    protected ModelRuntime runtime() {
        return new LinearRuntime();
    }

    @Override
    protected JsonObject hyperParameters() {
        return JsonObject.EMPTY;
    }

    private LoadedModel fit(TrainingTable table, JsonObject hyperParameters) {
        trainer().fit(table, hyperParameters, 1, TrainingProgress.NONE, folder.resolve("model"));
        return runtime().load(folder.resolve("model"));
    }

    @Nested
    class ExactRelations {
        private final Rows inputs = Rows.builder(6)
                .number("x", 1, 2, 3, 4, 5, 6)
                .number("far", 1e9 + 1, 1e9 + 3, 1e9 + 2, 1e9, 1e9 + 5, 1e9 + 4)
                .number("constant", 7, 7, 7, 7, 7, 7)
                .text("kind", "a", "b", "a", "b", "a", "b")
                .build();

        /// 3 x - 2 (far - 1e9) + 10 for kind b
        private final TrainingTable table = new TrainingTable(inputs, "y", new double[] {1, 10, 5, 22, 5, 20});

        @Test
        void areFoundBehindARidgeTooSmallToMatter() {
            try (LoadedModel model = fit(table, JsonObject.EMPTY)) {
                double[] predictions = model.predict(inputs);
                for (int row = 0; row < predictions.length; row++) {
                    assertThat(predictions[row]).isCloseTo(table.label(row), within(1e-4));
                }
            }
        }

        @Test
        void standReadableInTheModel() throws IOException {
            fit(table, JsonObject.EMPTY).close();

            LinearModel model =
                    Json.read(Files.readAllBytes(folder.resolve("model").resolve(LinearModel.FILE)), LinearModel.class);

            assertThat(model.terms()).extracting(LinearModel.Term::input).containsExactly("x", "far", "kind", "kind");
            assertThat(model.terms().get(0).coefficient()).isCloseTo(3, within(1e-4));
            assertThat(model.terms().get(1).coefficient()).isCloseTo(-2, within(1e-4));
            assertThat(model.terms().get(3).coefficient() - model.terms().get(2).coefficient())
                    .isCloseTo(10, within(1e-3));
        }

        @Test
        void aNameNeverSeenCountsForNothing() {
            try (LoadedModel model = fit(table, JsonObject.EMPTY)) {
                Rows unseen = Rows.builder(1)
                        .number("x", 1)
                        .number("far", 1e9)
                        .number("constant", 7)
                        .text("kind", "z")
                        .build();

                assertThat(model.predict(unseen)[0]).isBetween(3.0, 13.0);
            }
        }
    }

    @Test
    void numbersCanBeNames() {
        TrainingTable table = new TrainingTable(
                Rows.builder(4).number("zone", 74, 263, 74, 263).build(), "y", new double[] {1, 5, 3, 7});
        JsonObject zones = JsonObject.builder()
                .put("categories", JsonArray.of(JsonValue.of("zone")))
                .build();

        try (LoadedModel model = fit(table, zones)) {
            double[] predictions =
                    model.predict(Rows.builder(2).number("zone", 74, 263).build());
            assertThat(predictions[0]).isCloseTo(2, within(1e-4));
            assertThat(predictions[1]).isCloseTo(6, within(1e-4));
        }
    }

    @Nested
    class MissingValues {
        private final TrainingTable table = ModelFixtures.withMissing(ModelFixtures.table(200, 2), "distance", 17);

        @Test
        void areRefusedUnlessTheModelDeclaresWhatToDo() {
            assertThatThrownBy(() -> fit(table, JsonObject.EMPTY))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("input \"distance\" of row 17 is missing");
        }

        @Test
        void areImputedWithWhatTrainingSaw() {
            JsonObject impute = JsonObject.builder().put("missing", "impute").build();
            Rows trip = ModelFixtures.trips(1, 3);
            Rows hidden = Rows.builder(1)
                    .number("distance", Double.NaN)
                    .column("hour", trip.column("hour"))
                    .text("borough", (String) null)
                    .build();

            try (LoadedModel model = fit(table, impute)) {
                var values = model.description().missing().values();
                Rows filled = Rows.builder(1)
                        .number("distance", ((JsonNumber) values.get("distance")).doubleValue())
                        .column("hour", trip.column("hour"))
                        .text("borough", ((JsonString) values.get("borough")).value())
                        .build();

                assertThat(values.keySet()).containsExactly("distance", "hour", "borough");
                assertThat(model.predict(hidden)).isEqualTo(model.predict(filled));
            }
        }
    }
}
