package io.gimbal.features.offline;

import io.gimbal.core.Scratch;
import io.gimbal.features.Addresses;
import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.InMemoryEventJournal;
import io.gimbal.features.LookupRow;
import io.gimbal.features.Materializations;
import io.gimbal.features.ServedVectors;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceExports;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.online.TiledFeatures;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Both stores side by side over one journal, and files to feed them with.
final class Workbench implements AutoCloseable {
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Addresses ADDRESSES = new Addresses() {
        @Override
        public AssetRef source(SourceName name) {
            return AssetRef.of(new AssetKind("source"), "taxi", name.text());
        }

        @Override
        public AssetRef service(ServiceName name) {
            return AssetRef.of(new AssetKind("feature-service"), "taxi", name.text());
        }
    };

    private final Path folder;
    private final DuckDbQueryEngine engine;
    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final TiledFeatures online;
    private final OfflineParts parts;
    private final Map<SourceName, SourceRows.Version> ingested = new HashMap<>();
    private Definitions definitions = Definitions.NONE;
    private int files;
    private int versions;

    Workbench(Path folder) {
        this.folder = folder;
        this.engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        FeaturesConfig config =
                new FeaturesConfig(Duration.ofDays(3_000), 50_000, 500, Acknowledgement.SYNCED, Duration.ofHours(1));
        this.online = new TiledFeatures(journal, new InMemoryKeyValueStore(), config, WALL);
        this.parts = new OfflineParts(
                engine,
                TIME,
                () -> definitions,
                new JournalTables(
                        journal,
                        engine,
                        TIME,
                        Scratch.at(folder.resolve("journal")).open("journal")));
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

    /// Puts files in the place of the newest dataset version of a source.
    void ingest(SourceName source, DataFiles rows) {
        versions++;
        AssetRef dataset = AssetRef.of(new AssetKind("dataset"), "taxi", source.text(), Integer.toString(versions));
        ingested.put(source, new SourceRows.Version(dataset, rows));
    }

    void forget(SourceName source) {
        ingested.remove(source);
    }

    private SourceRows rows() {
        return source -> Optional.ofNullable(ingested.get(source));
    }

    Materializations materializations() {
        return new JournalMaterializations(parts, online, rows());
    }

    SkewChecks skewChecks(List<ServedVectors.Served> served) {
        ServedVectors vectors = (service, from, until, consumer) -> served.stream()
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                .forEach(consumer);
        return new DerivedSkewChecks(parts, vectors, Scratch.at(folder.resolve("scratch")));
    }

    TrainingSets trainingSets() {
        return new QueryTrainingSets(parts, rows(), ADDRESSES);
    }

    SourceExports exports() {
        return new QuerySourceExports(parts, rows(), ADDRESSES);
    }

    /// The rows of a training set: for each feature its value, in order.
    List<List<Optional<FeatureValue>>> train(ServiceName service, DataFiles spine) {
        TrainingSet built = trainingSets().build(TrainingSets.Request.of(service, spine, "at", newFile("training")));
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
