package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.InMemoryEventJournal;
import io.gimbal.features.LookupRow;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.online.TiledFeatures;
import io.gimbal.kv.InMemoryKeyValueStore;
import io.gimbal.log.Acknowledgement;
import io.gimbal.query.Column;
import io.gimbal.query.DataFiles;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Both stores side by side over one journal, and files to feed them with.
final class Workbench implements AutoCloseable {
    private static final Duration TIME = Duration.ofMinutes(5);

    private final Path folder;
    private final DuckDbQueryEngine engine;
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final TiledFeatures online;
    private Definitions definitions = Definitions.NONE;
    private int files;

    Workbench(Path folder) {
        this.folder = folder;
        this.engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        FeaturesConfig config =
                new FeaturesConfig(Duration.ofDays(3_000), 50_000, 500, Acknowledgement.SYNCED, Duration.ofHours(1));
        this.online = new TiledFeatures(journal, new InMemoryKeyValueStore(), config);
    }

    void use(Definitions next) {
        definitions = next;
        online.use(next);
    }

    TiledFeatures online() {
        return online;
    }

    InMemoryEventJournal journal() {
        return journal;
    }

    JournalMaterializations materializations() {
        return new JournalMaterializations(engine, TIME, () -> definitions, online);
    }

    SkewChecks skewChecks() {
        return new DerivedSkewChecks(engine, TIME, () -> definitions, journal);
    }

    TrainingSets trainingSets() {
        return new QueryTrainingSets(engine, TIME, () -> definitions, journal);
    }

    /// The rows of a training set: for each feature its value, in order.
    List<List<Optional<FeatureValue>>> train(ServiceName service, DataFiles spine, Map<SourceName, DataFiles> more) {
        TrainingSet built =
                trainingSets().build(new TrainingSets.Request(service, spine, "at", more, newFile("training")));
        List<List<Optional<FeatureValue>>> rows = new ArrayList<>();
        Frame frame = read(built.path());
        for (int row = 0; row < frame.rowCount(); row++) {
            List<Optional<FeatureValue>> values = new ArrayList<>();
            for (ServiceFeature feature : built.features()) {
                values.add(Values.read(frame, frame.schema().indexOf(feature.column()), row, feature.type()));
            }
            rows.add(values);
        }
        return rows;
    }

    /// What lookups say for the same rows.
    List<List<Optional<FeatureValue>>> lookUp(ServiceName service, List<LookupRow> rows) {
        return online.lookup(service, rows).stream()
                .map(vector ->
                        vector.fields().stream().map(field -> field.value()).toList())
                .toList();
    }

    Frame read(Path parquet) {
        try (QuerySession session = engine.open(TIME)) {
            session.register(new RelationName("file"), DataFiles.parquet(parquet));
            return session.frame(Query.of("select * from file"));
        }
    }

    Path newFile(String name) {
        return folder.resolve(name + files++ + ".parquet");
    }

    /// A spine with the keys and, as `at`, the times of lookups, and a number in `note`.
    DataFiles spine(List<LookupRow> rows, List<String> keys) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("note", ColumnType.LONG);
        keys.forEach(key -> columns.put(key, ColumnType.LONG));
        columns.put("at", ColumnType.TIMESTAMP);
        List<Map<String, FeatureValue>> table = new ArrayList<>();
        for (LookupRow row : rows) {
            Map<String, FeatureValue> values = new LinkedHashMap<>(row.keys());
            values.put("at", new FeatureValue.Moment(row.asOf()));
            values.put("note", new FeatureValue.Whole(table.size()));
            table.add(values);
        }
        return write(columns, table);
    }

    DataFiles rows(EventSource source, List<SourceEvent> events) {
        return write(source.columns(), events.stream().map(SourceEvent::values).toList());
    }

    DataFiles write(Map<String, ColumnType> columns, List<Map<String, FeatureValue>> rows) {
        List<Column> schema = new ArrayList<>();
        columns.forEach((name, type) -> schema.add(Sql.column(name, type)));
        try (QuerySession session = engine.open(TIME)) {
            try (TableAppender table = session.create(new RelationName("t"), new Schema(schema))) {
                for (Map<String, FeatureValue> row : rows) {
                    columns.keySet()
                            .forEach(name -> Optional.ofNullable(row.get(name))
                                    .ifPresentOrElse(value -> Values.append(table, value), table::missing));
                    table.endRow();
                }
            }
            Path file = newFile("rows");
            session.write(Query.of("select * from t"), file);
            return DataFiles.parquet(file);
        }
    }

    @Override
    public void close() {
        online.close();
        engine.close();
    }
}
