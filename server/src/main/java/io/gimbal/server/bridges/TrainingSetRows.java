package io.gimbal.server.bridges;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.Column;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.NumberColumn;
import io.gimbal.model.Rows;
import io.gimbal.model.StoredModels;
import io.gimbal.model.TextColumn;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.SqlText;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Monitoring's reference is the training set that a version was registered with, as its pipeline wrote it, and what
/// the version itself says to each row of it.
public final class TrainingSetRows implements ReferenceData {
    private static final String TRAINING_SET = "training-set";
    private static final RelationName SET = new RelationName("training_set");
    private static final String TIME = "gimbal_time";
    private static final String LABEL = "gimbal_label";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ModelVersions versions;
    private final Assets assets;
    private final Storage storage;

    /// @param modelFolder where models are laid out to be loaded
    public record Storage(
            BlobStore blobs, QueryEngine engine, StoredModels models, ModelRuntimes runtimes, Path modelFolder) {}

    public TrainingSetRows(ModelVersions versions, Assets assets, Storage storage) {
        this.versions = versions;
        this.assets = assets;
        this.storage = storage;
    }

    @Override
    public void scan(AssetRef endpoint, AssetRef version, List<MonitoredColumn> columns, Consumer<Row> each) {
        ModelVersion model = version(version);
        JsonObject facts = trainingSet(model);
        Path directory = storage.models().materialise(model.stored().digest(), storage.modelFolder());
        try (LoadedModel loaded = storage.runtimes().load(directory)) {
            Frame frame = read(facts, columns, loaded);
            show(frame, columns, predictions(frame, loaded), each);
        }
    }

    private ModelVersion version(AssetRef version) {
        ModelName model = new ModelName(version.namespace(), version.name());
        return versions.get(model.version(Integer.parseInt(version.version().orElseThrow())));
    }

    private JsonObject trainingSet(ModelVersion version) {
        return version.datasets().stream()
                .filter(ref -> ref.kind().value().equals(TRAINING_SET))
                .findFirst()
                .map(ref -> assets.get(ref).facts())
                .orElseThrow(() -> CodedException.notFound(
                        version.id() + " was registered without a training set, so there is nothing to compare with"));
    }

    private Frame read(JsonObject facts, List<MonitoredColumn> columns, LoadedModel model) {
        Set<String> names = new LinkedHashSet<>(model.signature().inputNames());
        Path file = storage.blobs().localFile(Digest.parse(facts.text("digest")));
        try (QuerySession session = storage.engine().open(PATIENCE)) {
            session.register(SET, DataFiles.parquet(file));
            Schema schema =
                    session.frame(Query.of("select * from " + SET + " limit 0")).schema();
            columns.stream()
                    .map(column -> FeatureColumns.column(column.name()))
                    .filter(name -> schema.find(name).isPresent())
                    .forEach(names::add);
            return session.frame(
                    Query.of("select cast(" + SqlText.name(facts.text("time")) + " as timestamp) as " + TIME
                            + ", cast(" + SqlText.name(facts.text("label")) + " as double) as " + LABEL + ", "
                            + SqlText.names(names) + " from " + SET));
        }
    }

    private static double[] predictions(Frame frame, LoadedModel model) {
        Rows.Builder rows = Rows.builder(frame.rowCount());
        model.signature().inputNames().forEach(name -> rows.column(name, column(frame, name)));
        return model.predict(rows.build());
    }

    private static Column column(Frame frame, String name) {
        int index = frame.schema().indexOf(name);
        return switch (frame.schema().column(index).type()) {
            case INTEGER, DOUBLE -> NumberColumn.of(frame.reals(name));
            case BOOLEAN -> NumberColumn.of(flags(frame, index));
            case TEXT -> TextColumn.of(frame.texts(name));
            case TIMESTAMP, DATE, BYTES ->
                throw CodedException.invalidArgument("a model cannot take column \"" + name + "\", which is "
                        + frame.schema().column(index).type());
        };
    }

    private static double[] flags(Frame frame, int index) {
        double[] numbers = new double[frame.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = frame.isNull(index, row) ? Double.NaN : (frame.flag(index, row) ? 1 : 0);
        }
        return numbers;
    }

    private static void show(Frame frame, List<MonitoredColumn> columns, double[] predictions, Consumer<Row> each) {
        int time = frame.schema().indexOf(TIME);
        double[] labels = frame.reals(LABEL);
        Map<String, Integer> places = places(frame.schema(), columns);
        for (int row = 0; row < frame.rowCount(); row++) {
            Map<String, JsonValue> values = new HashMap<>();
            int current = row;
            places.forEach((name, place) -> values.put(name, value(frame, place, current)));
            each.accept(new Row(frame.instant(time, row), values, predictions[row], labels[row]));
        }
    }

    /// Without columns that came after the version was trained.
    private static Map<String, Integer> places(Schema schema, List<MonitoredColumn> columns) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (MonitoredColumn column : columns) {
            String name = FeatureColumns.column(column.name());
            if (schema.find(name).isPresent()) {
                places.put(column.name(), schema.indexOf(name));
            }
        }
        return places;
    }

    private static JsonValue value(Frame frame, int column, int row) {
        if (frame.isNull(column, row)) {
            return JsonNull.NULL;
        }
        return switch (frame.schema().column(column).type()) {
            case INTEGER -> JsonValue.of(frame.integer(column, row));
            case DOUBLE -> {
                double number = frame.real(column, row);
                yield Double.isFinite(number) ? JsonValue.of(number) : JsonNull.NULL;
            }
            case BOOLEAN -> JsonValue.of(frame.flag(column, row));
            case TEXT -> JsonValue.of(frame.text(column, row));
            case TIMESTAMP -> JsonValue.of(frame.instant(column, row).toString());
            case DATE -> JsonValue.of(frame.date(column, row).toString());
            case BYTES -> JsonNull.NULL;
        };
    }
}
