package io.gimbal.server.bridges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.Rows;
import io.gimbal.model.StoredModels;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.registry.LoggedSources;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Producers;
import io.gimbal.registry.RegistryConfig;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.SqliteDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference of a version is read from the training set it was registered with.
final class TrainingSetRowsTest {
    private static final ModelName MODEL = new ModelName("taxi", "trip-duration");
    private static final AssetRef ENDPOINT = AssetRef.parse("endpoint:taxi/trip-duration");
    private static final AssetRef SET = AssetRef.of(new AssetKind("training-set"), "taxi", "train.training", "1");
    private static final Reason REASON = new Reason("tester", "to compare");
    private static final Instant NOW = Instant.parse("2020-03-15T00:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private BlobStore blobs;
    private QueryEngine engine;
    private GraphModule graph;
    private RegistryModule registry;
    private TrainingSetRows rows;

    @BeforeEach
    void start() {
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        database.migrate(GraphModule.MIGRATIONS, EvidenceModule.MIGRATIONS, RegistryModule.MIGRATIONS);
        blobs = new LocalBlobStore(folder.resolve("blobs"));
        engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        graph = GraphModule.create(database, () -> NOW);
        EvidenceModule evidence =
                EvidenceModule.create(database, RulesModule.create().compiler(), List.of(), () -> NOW);
        registry = RegistryModule.create(
                RegistryConfig.ANY_SOURCE,
                database,
                blobs,
                new RegistryModule.Graph(
                        graph.assets(),
                        graph.edges(),
                        graph.changes(),
                        Producers.inGraph(graph.edges()),
                        LoggedSources.none()),
                new RegistryModule.Judgement(evidence.log(), evidence.gates(), evidence.reviews()),
                Optional::empty,
                () -> NOW);
        rows = new TrainingSetRows(
                registry.versions(),
                graph.assets(),
                new TrainingSetRows.Storage(
                        blobs,
                        engine,
                        new StoredModels(blobs),
                        new ModelRuntimes(List.of(new LinearRuntime())),
                        folder.resolve("models")));
        registry.models().create(ModelDraft.of(MODEL, "how long"), REASON);
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }

    /// `duration` is 2 x distance + 1.
    private Digest model() {
        TrainingTable table = new TrainingTable(
                Rows.builder(4).number("distance", 1, 2, 3, 4).build(), "duration", new double[] {3, 5, 7, 9});
        Path directory = folder.resolve("model");
        new LinearTrainer().fit(table, JsonObject.EMPTY, 1, TrainingProgress.NONE, directory);
        return new StoredModels(blobs).put(directory);
    }

    private AssetRef trainingSet() {
        Path file = folder.resolve("set.parquet");
        try (QuerySession session = engine.open(Duration.ofMinutes(1))) {
            session.write(
                    Query.of("select * from (values"
                            + " (timestamp '2020-03-01 08:00:00', 1.5, 74, 12.0, 4.0, 'train'),"
                            + " (timestamp '2020-03-02 09:30:00', 2.5, 75, null, null, 'validate'))"
                            + " as t(pickup_at, distance, pickup_zone, zone_activity__zone_minutes_1h, duration,"
                            + " gimbal_part)"),
                    file);
        }
        JsonObject facts = JsonObject.builder()
                .put("digest", blobs.put(file).digest().toString())
                .put("time", "pickup_at")
                .put("label", "duration")
                .build();
        return database.write(transaction -> graph.assets()
                .create(transaction, AssetDraft.made(SET, facts), REASON)
                .ref());
    }

    private VersionId register(List<AssetRef> trainedOn) {
        return registry.versions()
                .create(VersionDraft.of(MODEL, model()).trainedOn(trainedOn), REASON)
                .id();
    }

    private List<ReferenceData.Row> read(VersionId version) {
        List<ReferenceData.Row> found = new ArrayList<>();
        rows.scan(
                ENDPOINT,
                version.ref(),
                List.of(
                        MonitoredColumn.number("distance"),
                        MonitoredColumn.category("pickup_zone"),
                        MonitoredColumn.number("zone_activity.zone_minutes_1h"),
                        MonitoredColumn.number("zone_activity.zone_trips_1h")),
                found::add);
        return found;
    }

    @Test
    void bothPartsAreThere_withTheVersionsOwnPredictions() {
        List<ReferenceData.Row> found = read(register(List.of(trainingSet())));

        assertThat(found).hasSize(2);
        ReferenceData.Row first = found.getFirst();
        assertThat(first.eventTime()).isEqualTo(Instant.parse("2020-03-01T08:00:00Z"));
        assertThat(first.columns())
                .containsEntry("distance", JsonValue.of(1.5))
                .containsEntry("pickup_zone", JsonValue.of(74))
                .containsEntry("zone_activity.zone_minutes_1h", JsonValue.of(12.0))
                .doesNotContainKey("zone_activity.zone_trips_1h"); // came after the version was trained
        assertThat(first.prediction()).isCloseTo(4.0, Assertions.within(1e-5));
        assertThat(first.label()).isEqualTo(4.0);
        ReferenceData.Row second = found.getLast();
        assertThat(second.columns()).containsEntry("zone_activity.zone_minutes_1h", JsonNull.NULL);
        assertThat(second.prediction()).isCloseTo(6.0, Assertions.within(1e-5));
        assertThat(second.label()).isNaN();
    }

    @Test
    void aVersionFromElsewhereHasNone() {
        VersionId version = register(List.of());

        assertThatThrownBy(() -> read(version))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessageContaining("registered without a training set");
    }
}
