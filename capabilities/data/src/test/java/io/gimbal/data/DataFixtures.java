package io.gimbal.data;

import io.gimbal.blob.FaultyBlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Scratch;
import io.gimbal.data.wiring.DataModule;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.testkit.MovableTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Data on a database, with the graph, the evidence and the declarations it needs, and a project that
/// declares trips.
public final class DataFixtures implements AutoCloseable {
    public static final Reason ALICE = new Reason("alice", "try it");
    public static final DatasetName TRIPS = new DatasetName("trips");
    public static final DatasetName ZONES = new DatasetName("zones");

    static final String HEADER = "lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,trip_distance\n";
    static final String SOURCE = """
            source: trips
            type: events
            files: trips_{month}.*
            id: [pickup_at, pickup_zone, distance]
            time: dropoff_at
            columns:
              pickup_at: { from: lpep_pickup_datetime, type: timestamp }
              dropoff_at: { from: lpep_dropoff_datetime, type: timestamp }
              pickup_zone: { from: PULocationID, type: long }
              distance: { from: trip_distance, type: double }
              duration: { sql: "(epoch(dropoff_at) - epoch(pickup_at)) / 60.0", type: double }
            ---
            source: zones
            type: snapshot
            files: zones.csv
            id: [zone]
            columns:
              zone: { from: LocationID, type: long }
              borough: { from: Borough, type: string }
            """;
    static final String DATASETS = """
            contract: trips
            document: trips.odcs.yaml
            ---
            dataset: trips
            source: trips
            contract: trips
            ---
            dataset: zones
            source: zones
            """;

    private final Map<String, String> project = new TreeMap<>();
    private final QueryEngine engine;
    private final FaultyBlobStore blobs;
    private final GraphModule graph;
    private final EvidenceModule evidence;
    private final DataModule data;
    private final DeclareModule declare;
    private final Database database;
    private final Path folder;
    private Optional<Instant> reached = Optional.empty();
    private final MovableTime time = new MovableTime(Instant.parse("2020-04-02T00:00:00Z"));

    private DataFixtures(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        database.migrate(
                GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, DeclareModule.MIGRATIONS, DataModule.MIGRATIONS);
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        blobs = new FaultyBlobStore(new LocalBlobStore(folder.resolve("blobs")));
        graph = GraphModule.create(database, time);
        graph.impact().load();
        evidence = EvidenceModule.create(database, RulesModule.create().compiler(), DataModule.EVIDENCE, time);
        data = DataModule.create(
                new DataModule.Storage(database, blobs, engine, Scratch.at(folder.resolve("scratch"))),
                new DataModule.Graph(graph.assets(), graph.edges(), evidence.log()),
                DeclareModule.yaml(),
                new Deliveries.Clocks(time, () -> reached));
        declare = DeclareModule.create(
                database, new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()), data.kinds(), time);
        project.put("project.yaml", "project: taxi\nowner: dispatch\n");
        project.put("sources.yaml", SOURCE);
        project.put("datasets.yaml", DATASETS);
        project.put("trips.odcs.yaml", TripFixtures.contractText());
    }

    public static DataFixtures on(Database database, Path folder) {
        return new DataFixtures(database, folder);
    }

    /// The project with another text in one of its files.
    public DataFixtures with(String path, String text) {
        project.put(path, text);
        return this;
    }

    public DataFixtures apply() {
        declare.declarations().apply(files(), new ApplyOptions(true, null), ALICE);
        return this;
    }

    private List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        project.forEach((path, text) -> files.add(new SourceFile(path, text)));
        return files;
    }

    /// A file of trips with the lines behind its header.
    public DeliveredFile trips(String month, String lines) {
        return upload("trips_" + month + ".csv", HEADER + lines);
    }

    public DeliveredFile upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public DeliveredFile upload(String name, byte[] content) {
        return new DeliveredFile(
                name,
                data.deliveries().upload(new ByteArrayInputStream(content)).digest());
    }

    /// The bytes of a Parquet file.
    public byte[] parquet(String sql) {
        Path file = folder.resolve("made.parquet");
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            session.write(Query.of(sql), file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "no Parquet file", e);
        }
    }

    public Deliveries.Added add(DatasetName dataset, DeliveredFile... files) {
        return data.deliveries().add(new DeliveryDraft(dataset, List.of(files), false, Optional.empty(), ALICE));
    }

    public Deliveries.Added replace(DatasetName dataset, DeliveredFile... files) {
        return data.deliveries().add(new DeliveryDraft(dataset, List.of(files), true, Optional.empty(), ALICE));
    }

    public void reach(Instant eventTime) {
        reached = Optional.of(eventTime);
    }

    public DataModule data() {
        return data;
    }

    public DeclareModule declare() {
        return declare;
    }

    public GraphModule graph() {
        return graph;
    }

    public EvidenceModule evidence() {
        return evidence;
    }

    public FaultyBlobStore blobs() {
        return blobs;
    }

    public QueryEngine engine() {
        return engine;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
