package io.gimbal.features;

import io.gimbal.core.Scratch;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declarations;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Plan;
import io.gimbal.declare.Shape;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.features.wiring.FeaturesModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.kv.KeyValueConfig;
import io.gimbal.kv.RocksKeyValueStore;
import io.gimbal.log.EventLogConfig;
import io.gimbal.log.SqliteEventLog;
import io.gimbal.query.DataFiles;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.sql.Transaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Features with everything they stand on, on the embedded stores in a folder: what the server is, without
/// HTTP. Opened again on the same folder it is the server after a restart.
public final class DeclaredRig implements AutoCloseable {
    public static final InstantSource NOON = InstantSource.fixed(Instant.parse("2020-03-10T12:00:00Z"));
    public static final Reason REASON = new Reason("alice", "because");
    public static final String PROJECT = "project: taxi\nowner: dispatch-team\n";

    /// The sources of the taxi example.
    public static final String SOURCES = """
            source: trips
            type: events
            id: [pickup_at, dropoff_at, pickup_zone, dropoff_zone, distance]
            time: dropoff_at
            columns:
              pickup_at:    { type: timestamp }
              dropoff_at:   { type: timestamp }
              pickup_zone:  { type: long }
              dropoff_zone: { type: long }
              distance:     { type: double }
              duration:     { type: double }
            ---
            source: zones
            type: snapshot
            id: [pickup_zone]
            columns:
              pickup_zone:  { type: long }
              borough:      { type: string }
              service_zone: { type: string }
            ---
            source: weather
            type: events
            id: [day]
            time: day
            landing-delay: 1d
            columns:
              day:         { type: timestamp }
              rain:        { type: double }
              temperature: { type: double }
            """;

    /// The features of the taxi example.
    public static final String FEATURES = """
            entity: pickup_zone
            keys: { pickup_zone: long }
            ---
            entity: route
            keys: { pickup_zone: long, dropoff_zone: long }
            ---
            feature-view: zone
            entity: pickup_zone
            source: zones
            features: [borough, service_zone]
            ---
            feature-view: weather
            source: weather
            features: [rain, temperature]
            ttl: 3d
            ---
            feature-view: zone_activity
            entity: pickup_zone
            source: trips
            features:
              zone_trips:   { count: "*",    windows: [1h] }
              zone_minutes: { avg: duration, windows: [1h, 24h] }
            resolution: auto
            ---
            feature-view: route_activity
            entity: route
            source: trips
            features:
              route_minutes: { avg: duration, windows: [24h, 7d] }
            ---
            feature-service: trip_duration
            inputs:
              distance: double
              hour: long
              weekend: boolean
            features:
              - zone.borough
              - zone.service_zone
              - weather.rain
              - weather.temperature
              - zone_activity.*
              - route_activity.*
            """;

    private final Database database;
    private final GraphModule graph;
    private final SqliteEventLog log;
    private final RocksKeyValueStore store;
    private final DuckDbQueryEngine engine;
    private final FeaturesModule features;
    private final EvidenceModule evidence;
    private final Declarations declarations;
    private final List<Instant> noted = new CopyOnWriteArrayList<>();
    private final Map<SourceName, SourceRows.Version> ingested = new HashMap<>();
    private final Map<String, String> files = new TreeMap<>(Map.of("project.yaml", PROJECT));

    private DeclaredRig(Path folder, FeaturesConfig config) {
        database = TestDatabases.sqlite(folder);
        database.migrate(GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, DeclareModule.MIGRATIONS);
        graph = GraphModule.create(database, NOON);
        graph.impact().load();
        evidence = EvidenceModule.create(database, RulesModule.create().compiler(), FeaturesModule.EVIDENCE, NOON);
        log = SqliteEventLog.open(folder.resolve("log"), EventLogConfig.defaults(), NOON);
        store = new RocksKeyValueStore(KeyValueConfig.DEFAULT, folder.resolve("kv"));
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        features = FeaturesModule.create(
                config,
                new FeaturesModule.Graph(database, graph.assets(), graph.edges(), evidence.log()),
                new FeaturesModule.Ports(
                        log,
                        store,
                        engine,
                        Scratch.at(folder.resolve("scratch")),
                        source -> Optional.ofNullable(ingested.get(source))),
                new FeaturesModule.Clocks(NOON, noted::add));
        List<DeclarationKind<?>> kinds = new ArrayList<>(features.kinds());
        kinds.add(new SourceStandIn());
        declarations = DeclareModule.create(
                        database, new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()), kinds, NOON)
                .declarations();
        declarations.onApply(features::declarationsChanged);
    }

    /// Of what times event time was told.
    List<Instant> noted() {
        return noted;
    }

    public static DeclaredRig open(Path folder) {
        return new DeclaredRig(folder, FeaturesConfig.DEFAULT);
    }

    public static DeclaredRig open(Path folder, FeaturesConfig config) {
        return new DeclaredRig(folder, config);
    }

    /// One with the taxi example applied.
    public static DeclaredRig taxi(Path folder) {
        return taxi(folder, FeaturesConfig.DEFAULT);
    }

    public static DeclaredRig taxi(Path folder, FeaturesConfig config) {
        DeclaredRig rig = open(folder, config);
        rig.file("data.yaml", SOURCES);
        rig.file("features.yaml", FEATURES);
        rig.apply();
        return rig;
    }

    public void file(String path, String text) {
        files.put(path, text);
    }

    public Plan plan() {
        return declarations.plan(sources());
    }

    public Plan apply() {
        return declarations.apply(sources(), new ApplyOptions(false, null), REASON);
    }

    public Plan prune() {
        return declarations.apply(sources(), new ApplyOptions(true, null), REASON);
    }

    private List<SourceFile> sources() {
        return files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList();
    }

    public FeaturesModule features() {
        return features;
    }

    /// Puts files in the place of the newest dataset version of a source.
    public void ingest(String source, long version, DataFiles rows) {
        AssetRef dataset = AssetRef.of(new AssetKind("dataset"), "taxi", source, Long.toString(version));
        ingested.put(new SourceName(source), new SourceRows.Version(dataset, rows));
    }

    public EvidenceModule evidence() {
        return evidence;
    }

    public GraphModule graph() {
        return graph;
    }

    public DuckDbQueryEngine engine() {
        return engine;
    }

    /// Ends like a killed process: what is only in memory is lost.
    public void crash() {
        store.close();
        log.close();
        engine.close();
        database.close();
    }

    @Override
    public void close() {
        features.close();
        store.close();
        log.close();
        engine.close();
        database.close();
    }

    /// As sources are declared, as far as features look at them.
    private static final class SourceStandIn implements DeclarationKind<SourceStandIn.Said> {
        record Said(
                Optional<String> type,
                Optional<List<String>> id,
                Optional<String> time,
                Optional<java.time.Duration> landingDelay,
                Optional<String> knownAt,
                Map<String, Column> columns) {}

        record Column(String type) {}

        @Override
        public AssetKind kind() {
            return new AssetKind("source");
        }

        @Override
        public String description() {
            return "Where data comes from.";
        }

        @Override
        public Shape.Fields shape() {
            return Shape.fields(
                    Field.optional("type", Shape.choice("events", "snapshot"), "What its rows are."),
                    Field.optional("id", Shape.listOf(Shape.name()), "What makes a row unique."),
                    Field.optional("time", Shape.name(), "When it happened."),
                    Field.optional("landing-delay", Shape.span(), "How much later it is known."),
                    Field.optional("known-at", Shape.name(), "When it is known."),
                    Field.required(
                            "columns",
                            Shape.mapOf(Shape.fields(Field.required("type", Shape.name(), "What it holds."))),
                            "What it has."));
        }

        @Override
        public Class<Said> type() {
            return Said.class;
        }

        @Override
        public void apply(Transaction transaction, Difference<Said> difference, Reason reason) {
            // only its asset counts here
        }

        @Override
        public void remove(Transaction transaction, AssetRef ref, Reason reason) {
            // only its asset counts here
        }
    }
}
