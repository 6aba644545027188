package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [ModelRuntime] promises.
public abstract class ModelRuntimeContract {
    @TempDir
    protected Path folder;

    private Path directory;

    protected abstract ModelRuntime runtime();

    /// Writes a model of [ModelFixtures#table] that takes `distance` and maybe the other inputs.
    protected abstract void store(Path directory);

    @BeforeEach
    void storeOne() {
        directory = folder.resolve("model");
        store(directory);
    }

    private static Rows tripsFor(LoadedModel model, int size) {
        return ModelFixtures.trips(size, 11).select(model.signature().inputNames());
    }

    private static void assertRefused(ErrorCode code, Callable<?> call, String... fragments) {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(call::call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage()).contains(fragments));
    }

    @Nested
    public class Predicting {
        @Test
        void aRowGivesTheSameAloneAsAmongOthers() {
            try (LoadedModel model = runtime().load(directory)) {
                Rows trips = tripsFor(model, 300);
                double[] batch = model.predict(trips);

                assertThat(batch).hasSize(300).doesNotContain(Double.NaN);
                for (int row = 0; row < batch.length; row++) {
                    assertThat(model.predict(trips.row(row))).containsExactly(batch[row]);
                }
            }
        }

        @Test
        void noRowsGiveNoPredictions() {
            try (LoadedModel model = runtime().load(directory)) {
                assertThat(model.predict(tripsFor(model, 0))).isEmpty();
            }
        }

        @Test
        void theOrderOfColumnsDoesNotMatter() {
            try (LoadedModel model = runtime().load(directory)) {
                Rows trips = tripsFor(model, 20);
                Rows reversed = trips.select(trips.names().reversed());

                assertThat(model.predict(reversed)).isEqualTo(model.predict(trips));
            }
        }

        @Test
        void fromManyThreadsGivesWhatOneGives() throws InterruptedException, ExecutionException {
            try (LoadedModel model = runtime().load(directory);
                    ExecutorService threads = Executors.newFixedThreadPool(8)) {
                Rows trips = tripsFor(model, 50);
                double[] expected = model.predict(trips);
                List<Callable<double[]>> calls = IntStream.range(0, 400)
                        .<Callable<double[]>>mapToObj(i -> () -> model.predict(i % 2 == 0 ? trips : trips.row(i % 50)))
                        .toList();

                List<Future<double[]>> answers = threads.invokeAll(calls);
                for (int i = 0; i < answers.size(); i++) {
                    double[] answer = answers.get(i).get();
                    assertThat(answer).isEqualTo(i % 2 == 0 ? expected : new double[] {expected[i % 50]});
                }
            }
        }
    }

    @Nested
    public class Refused {
        @Test
        void anUnknownColumnWithTheNearestName() {
            try (LoadedModel model = runtime().load(directory)) {
                Rows trips = tripsFor(model, 2);
                Rows.Builder misspelt = Rows.builder(2);
                trips.names()
                        .forEach(name ->
                                misspelt.column(name.equals("distance") ? "distnace" : name, trips.column(name)));

                assertRefused(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> model.predict(misspelt.build()),
                        "distnace: unknown column (did you mean \"distance\"?)",
                        "distance: missing column");
            }
        }

        @Test
        void aColumnOfAnotherType() {
            try (LoadedModel model = runtime().load(directory)) {
                Rows trips = tripsFor(model, 1);
                Rows.Builder wrong = Rows.builder(1);
                trips.names()
                        .forEach(name -> wrong.column(
                                name, name.equals("distance") ? TextColumn.of("far") : trips.column(name)));

                assertRefused(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> model.predict(wrong.build()),
                        "distance: expected numbers, found texts");
            }
        }

        @Test
        void predictionsAfterClosing() {
            LoadedModel model = runtime().load(directory);
            Rows trips = tripsFor(model, 1);
            model.close();
            model.close();

            assertRefused(ErrorCode.FAILED_PRECONDITION, () -> model.predict(trips), "closed");
        }
    }

    @Nested
    public class Loading {
        @Test
        void whereThereIsNoModelIsNotFound() {
            assertRefused(ErrorCode.NOT_FOUND, () -> runtime().load(folder.resolve("nowhere")), "model.json");
        }

        @Test
        void aChangedPayloadIsCorrupt() throws IOException {
            Path payload = payload();
            byte[] bytes = Files.readAllBytes(payload);
            bytes[bytes.length / 2] ^= 1;
            Files.write(payload, bytes);

            assertRefused(
                    ErrorCode.CORRUPT,
                    () -> runtime().load(directory),
                    payload.getFileName().toString());
        }

        @Test
        void anAbsentPayloadIsCorrupt() throws IOException {
            Files.delete(payload());

            assertRefused(ErrorCode.CORRUPT, () -> runtime().load(directory), "incomplete");
        }

        @Test
        void aDescriptionThatIsCutShortIsCorrupt() throws IOException {
            byte[] bytes = Files.readAllBytes(description());
            Files.write(description(), Arrays.copyOf(bytes, bytes.length / 2));

            assertRefused(ErrorCode.CORRUPT, () -> runtime().load(directory), "model.json is damaged");
        }

        @Test
        void aNewerFormatIsUnsupported() throws IOException {
            change("format", JsonValue.of(ModelDescription.CURRENT_FORMAT + 1));

            assertRefused(ErrorCode.UNSUPPORTED, () -> runtime().load(directory), "newer");
        }

        @Test
        void anotherFlavourIsUnsupported() throws IOException {
            change("flavour", JsonValue.of("tea-leaves"));

            assertRefused(ErrorCode.UNSUPPORTED, () -> runtime().load(directory), "tea-leaves");
        }

        private void change(String field, JsonValue value) throws IOException {
            JsonObject changed = ((JsonObject) Json.parse(Files.readAllBytes(description())))
                    .toBuilder().put(field, value).build();
            Files.write(description(), Json.bytes(changed));
        }

        private Path description() {
            return directory.resolve(ModelDirectory.DESCRIPTION_FILE);
        }

        private Path payload() {
            return directory.resolve(
                    ModelDirectory.read(directory).files().getFirst().name());
        }
    }
}
