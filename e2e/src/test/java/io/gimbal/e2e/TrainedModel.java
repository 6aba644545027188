package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.Rows;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import io.gimbal.model.median.MedianTableTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A model somebody trained elsewhere: so many minutes for each mile.
///
/// @param directory where it lies
record TrainedModel(Path directory) {
    private static final int MILES = 40;

    static TrainedModel train(Path directory, double minutesPerMile) {
        double[] distance = IntStream.range(0, MILES).asDoubleStream().toArray();
        double[] minutes =
                IntStream.range(0, MILES).mapToDouble(it -> it * minutesPerMile).toArray();
        JsonObject parameters = JsonObject.builder()
                .put("keys", JsonArray.of(JsonValue.of("distance")))
                .put("bands", MILES)
                .put("minimum-rows", 1)
                .build();
        TrainingTable table = new TrainingTable(
                Rows.builder(MILES).number("distance", distance).build(), "minutes", minutes);
        new MedianTableTrainer().fit(table, parameters, 1, TrainingProgress.NONE, directory);
        return new TrainedModel(directory);
    }

    /// Uploads its files and registers it as the next version of the model, named by `path`.
    void register(GimbalClient client, String path) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> !file.endsWith(ModelDirectory.DESCRIPTION_FILE))
                    .forEach(file -> upload(client, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String digest = upload(client, directory.resolve(ModelDirectory.DESCRIPTION_FILE));
        client.post(path + "/versions", Map.of("digest", digest, "why", "trained"));
    }

    private static String upload(GimbalClient client, Path file) {
        return client.upload("/api/v1/uploads?name=" + file.getFileName(), file, _ -> {})
                .as(Uploaded.class)
                .digest();
    }

    private record Uploaded(String digest) {}
}
