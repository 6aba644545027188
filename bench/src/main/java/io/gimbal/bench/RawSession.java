package io.gimbal.bench;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Digest;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.model.Field;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.Rows;
import io.gimbal.model.StoredModels;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.xgboost.XgboostRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A model alone, in this process: the same version on the same rows, and nothing around it. What an endpoint takes
/// above this is the platform's.
final class RawSession implements AutoCloseable {
    private final LoadedModel model;
    private final List<Rows> rows = new ArrayList<>();

    /// @param scratch where the model is laid out
    /// @param trips recorded predictions, whose inputs and features are the rows
    RawSession(Path home, String digest, Path scratch, List<JsonObject> trips) {
        StoredModels stored = new StoredModels(new LocalBlobStore(home.resolve("blobs")));
        ModelRuntimes runtimes =
                new ModelRuntimes(List.of(new MedianTableRuntime(), new LinearRuntime(), new XgboostRuntime()));
        model = runtimes.load(stored.materialise(Digest.parse(digest), scratch));
        trips.forEach(trip -> rows.add(row(trip)));
    }

    private Rows row(JsonObject trip) {
        Rows.Builder row = Rows.builder(1);
        for (Field field : model.signature().inputs()) {
            JsonValue value = trip.object("features")
                    .find(field.name())
                    .map(feature -> ((JsonObject) feature).get("value"))
                    .orElseGet(() -> trip.object("inputs").get(field.name()));
            switch (field.type()) {
                case NUMBER -> row.number(field.name(), number(value));
                case TEXT -> row.text(field.name(), value instanceof JsonString(String text) ? text : null);
            }
        }
        return row.build();
    }

    private static double number(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.doubleValue();
            case JsonBoolean flag -> flag.value() ? 1 : 0;
            default -> Double.NaN;
        };
    }

    /// How long predictions of one row took, in milliseconds.
    Rounds ask(int count) {
        Rounds millis = new Rounds(count);
        for (int i = 0; i < count; i++) {
            long started = System.nanoTime();
            model.predict(rows.get(i % rows.size()));
            millis.add((System.nanoTime() - started) / 1e6);
        }
        return millis;
    }

    @Override
    public void close() {
        model.close();
    }
}
