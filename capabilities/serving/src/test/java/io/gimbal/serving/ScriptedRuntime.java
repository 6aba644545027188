package io.gimbal.serving;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.model.ColumnType;
import io.gimbal.model.Field;
import io.gimbal.model.MissingInputs;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.NumberColumn;
import io.gimbal.model.Predictor;
import io.gimbal.model.Rows;
import io.gimbal.model.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Models that do as they are told: `base + slope distance`; but for a distance of 13 they throw, for 14 they give
/// not-a-number, for 15 an infinity, if they are fragile.
final class ScriptedRuntime implements ModelRuntime {
    static final String FLAVOUR = "scripted";
    private static final String FILE = "script.json";

    private final AtomicInteger open = new AtomicInteger();

    record Script(double base, double slope, boolean fragile) {}

    /// How many models are open.
    int open() {
        return open.get();
    }

    static Path write(Path directory, Script script, Field... inputs) {
        ModelDescription draft = new ModelDescription(
                ModelDescription.CURRENT_FORMAT,
                FLAVOUR,
                new Signature(List.of(inputs), List.of(new Field("minutes", ColumnType.NUMBER))),
                new MissingInputs(MissingInputs.Policy.NATIVE, Map.of()),
                Map.of(),
                1,
                new ModelDescription.TrainingData(1, Digest.of("trips")),
                Map.of(),
                List.of());
        ModelDirectory.write(directory, draft, new TreeMap<>(Map.of(FILE, Json.write(script))));
        return directory;
    }

    @Override
    public String flavour() {
        return FLAVOUR;
    }

    @Override
    public Predictor open(ModelDescription description, Path directory) {
        Script script = Json.read(ModelDirectory.readPayload(directory, description.file(FILE)), Script.class);
        open.incrementAndGet();
        return new Predictor() {
            @Override
            public double[] predict(Rows rows) {
                NumberColumn distance = (NumberColumn) rows.column("distance");
                double[] values = new double[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = value(script, distance.value(row));
                }
                return values;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private static double value(Script script, double distance) {
        if (script.fragile() && distance == 13) {
            throw new IllegalStateException("thirteen is unlucky");
        }
        if (script.fragile() && distance == 14) {
            return Double.NaN;
        }
        if (script.fragile() && distance == 15) {
            return Double.POSITIVE_INFINITY;
        }
        return script.slope() == 0 ? script.base() : script.base() + script.slope() * distance;
    }
}
