package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Trainer] promises.
public abstract class TrainerContract {
    private static final TrainingTable TABLE = ModelFixtures.table(600, 7);

    @TempDir
    protected Path folder;

    protected abstract Trainer trainer();

    /// Opens what the trainer writes.
    protected abstract ModelRuntime runtime();

    /// Hyper-parameters for the trips of [ModelFixtures], with defaults where possible.
    protected abstract JsonObject hyperParameters();

    private ModelDescription fit(TrainingTable table, JsonObject hyperParameters, long seed, String directory) {
        return trainer().fit(table, hyperParameters, seed, TrainingProgress.NONE, folder.resolve(directory));
    }

    private JsonObject hyperParameter(String name, JsonValue value) {
        return hyperParameters().toBuilder().put(name, value).build();
    }

    private static void assertRefused(Runnable call, String... fragments) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .satisfies(e -> assertThat(e.getMessage()).contains(fragments));
    }

    @Nested
    public class Training {
        @Test
        void twiceOnTheSameGivesTheSameBytes() throws IOException {
            fit(TABLE, hyperParameters(), 42, "first");
            fit(TABLE, hyperParameters(), 42, "second");

            List<Path> files = files(folder.resolve("first"));
            assertThat(files).hasSizeGreaterThan(1);
            for (Path file : files) {
                assertThat(folder.resolve("second").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }

        @Test
        void describesWhatItDid() {
            ModelDescription description = fit(TABLE, hyperParameters(), 42, "model");

            assertThat(description).isEqualTo(ModelDirectory.read(folder.resolve("model")));
            assertThat(description.format()).isEqualTo(ModelDescription.CURRENT_FORMAT);
            assertThat(description.flavour()).isEqualTo(runtime().flavour());
            assertThat(description.seed()).isEqualTo(42);
            assertThat(description.training())
                    .isEqualTo(new ModelDescription.TrainingData(TABLE.size(), TABLE.digest()));
            assertThat(description.hyperParameters())
                    .containsOnlyKeys(trainer().hyperParameters().parameters().stream()
                            .map(HyperParameter::name)
                            .toList());
            assertThat(description.signature().outputs()).containsExactly(new Field("minutes", ColumnType.NUMBER));
        }

        @Test
        void learnsSomething() {
            fit(TABLE, hyperParameters(), 42, "model");
            TrainingTable unseen = ModelFixtures.table(400, 8);

            double[] predictions = predict(unseen.features(), "model");

            double mean = Arrays.stream(TABLE.labels()).average().orElseThrow();
            double baseline = error(unseen.labels(), _ -> mean);
            assertThat(error(unseen.labels(), row -> predictions[row])).isLessThan(0.75 * baseline);
        }

        @Test
        void reportsProgressThatNeverGoesBack() {
            List<Double> shares = new ArrayList<>();
            trainer().fit(TABLE, hyperParameters(), 1, (share, _) -> shares.add(share), folder.resolve("model"));

            assertThat(shares).isSorted().endsWith(1.0).allMatch(share -> share >= 0 && share <= 1);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 1})
        void canBeCancelledFromItsProgressUpToTheEnd(double from) {
            CodedException cancelled = new CodedException(ErrorCode.CANCELLED, "enough");
            TrainingProgress cancelling = (share, _) -> {
                if (share >= from) {
                    throw cancelled;
                }
            };

            assertThatThrownBy(() -> trainer().fit(TABLE, hyperParameters(), 1, cancelling, folder.resolve("model")))
                    .isSameAs(cancelled);
            assertThat(folder.resolve("model").resolve(ModelDirectory.DESCRIPTION_FILE))
                    .doesNotExist();
        }

        @Test
        void worksOnASingleRow() {
            fit(ModelFixtures.table(1, 3), hyperParameters(), 1, "model");

            assertThat(predict(ModelFixtures.trips(5, 4), "model")).hasSize(5).doesNotContain(Double.NaN);
        }

        private double error(double[] labels, IntToDoubleFunction prediction) {
            double sum = 0;
            for (int row = 0; row < labels.length; row++) {
                sum += Math.abs(prediction.applyAsDouble(row) - labels[row]);
            }
            return sum / labels.length;
        }
    }

    @Nested
    public class Stored {
        @Test
        void predictsBitForBitAfterAnotherLoad() {
            fit(TABLE, hyperParameters(), 42, "model");
            Rows trips = ModelFixtures.trips(200, 9);

            assertThat(predict(trips, "model")).isEqualTo(predict(trips, "model"));
        }
    }

    @Nested
    public class Refused {
        @Test
        void anUnknownHyperParameterWithTheNearestName() {
            String known = trainer().hyperParameters().parameters().getFirst().name();
            String wrong = known + "x";

            assertRefused(
                    () -> fit(TABLE, hyperParameter(wrong, JsonValue.of(1)), 1, "model"),
                    wrong + ": unknown hyper-parameter",
                    "did you mean \"" + known + "\"?");
        }

        @Test
        void aHyperParameterOfAnotherKind() {
            for (HyperParameter parameter : trainer().hyperParameters().parameters()) {
                assertRefused(
                        () -> fit(TABLE, hyperParameter(parameter.name(), JsonValue.of(true)), 1, "model"),
                        parameter.name() + ": expected ");
            }
        }

        @Test
        void anInfiniteInputNeverReachesATrainer() {
            assertRefused(
                    () -> Rows.builder(1).number("distance", Double.POSITIVE_INFINITY),
                    "column \"distance\": row 0 is infinite");
        }

        @Test
        void aMissingLabelNeverReachesATrainer() {
            assertRefused(
                    () -> new TrainingTable(ModelFixtures.trips(2, 1), "minutes", new double[] {1, Double.NaN}),
                    "label \"minutes\" of row 1 is NaN");
        }

        @Test
        void anEmptyTableNeverReachesATrainer() {
            assertRefused(
                    () -> new TrainingTable(ModelFixtures.trips(0, 1), "minutes", new double[0]),
                    "0 rows of [distance, hour, borough]");
        }

        @Test
        void aDirectoryThatIsInUse() throws IOException {
            Files.writeString(Files.createDirectories(folder.resolve("used")).resolve("notes.txt"), "mine");

            assertThatThrownBy(() -> fit(TABLE, hyperParameters(), 1, "used"))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
            assertThat(folder.resolve("used")).isDirectoryNotContaining("glob:**.json");
        }
    }

    private double[] predict(Rows trips, String directory) {
        try (LoadedModel model = runtime().load(folder.resolve(directory))) {
            return model.predict(trips.select(model.signature().inputNames()));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
