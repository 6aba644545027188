package io.gimbal.tracking.gc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Tracking with something to collect, on a database.
final class GarbageFixtures implements AutoCloseable {
    static final Reason GC = new Reason("gimbal", "the retention time is over");

    private final TrackingFixtures tracking;
    private final GraphModule graph;
    private final Artifacts artifacts;
    private final GarbageCollection garbage;
    private final GarbageCollection stopped;

    private GarbageFixtures(Database database, Path blobs) {
        tracking = TrackingFixtures.on(database);
        database.migrate(GraphModule.MIGRATIONS);
        graph = GraphModule.create(database, tracking::now);
        artifacts = new ArtifactTree(database, new LocalBlobStore(blobs), SqlTrackingStores.artifacts(), tracking::now);
        garbage = collection(database, artifacts);
        stopped = collection(database, new StoppedAfterFiles(artifacts));
    }

    private GarbageCollection collection(Database database, Artifacts files) {
        return new GarbageCollection(database, SqlTrackingStores.garbage(), files, graph.assets(), graph.edges());
    }

    static GarbageFixtures on(Database database, Path blobs) {
        return new GarbageFixtures(database, blobs);
    }

    /// With something of everything.
    Run startRun(Experiment experiment) {
        Run run = tracking.startRun(experiment.id());
        List<Metric> metrics = IntStream.range(0, 30)
                .mapToObj(i -> Metric.of("m" + i % 2, i, tracking.now().plusSeconds(i), i))
                .toList();
        tracking.log()
                .append(
                        run.id(),
                        new RunBatch(List.of(Param.of("depth", "4")), metrics, List.of(Tag.of("team", "taxi"))));
        tracking.log()
                .appendInputs(
                        run.id(),
                        List.of(new DatasetInput(
                                LoggedDataset.of("trips", "1"), "training", Map.of("a", "b"), Optional.empty())),
                        List.of(new LoggedModelId("m-1")));
        tracking.log().appendOutputs(run.id(), List.of(new ModelOutput(new LoggedModelId("m-2"), 0)));
        put(run.artifacts(), "of " + run.id());
        return run;
    }

    void put(ArtifactLocation where, String content) {
        artifacts.put(
                where.path().orElseThrow().resolve(new ArtifactPath("notes.txt")),
                new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    /// With a file.
    LoggedModel logModel(Experiment experiment) {
        LoggedModel model = tracking.models()
                .create(new LoggedModelDraft(experiment.id(), "trees", "", "", Map.of("a", "1"), Map.of("b", "2")))
                .model();
        put(model.artifacts(), "of " + model.id());
        return model;
    }

    /// A registered version in the graph, with the facts that the registry puts there.
    AssetRef register(int number, Map<String, String> facts) {
        AssetRef version = AssetRef.parse("model-version:models/duration@" + number);
        JsonObject.Builder said = JsonObject.builder().put("stage", "dev");
        facts.forEach(said::put);
        tracking.database()
                .write(transaction -> graph.assets().create(transaction, AssetDraft.made(version, said.build()), GC));
        return version;
    }

    void unregister(AssetRef version) {
        tracking.database().write(transaction -> {
            graph.assets().delete(transaction, version, GC);
            return version;
        });
    }

    boolean hasFiles(ArtifactLocation where) {
        return artifacts
                .find(where.path().orElseThrow().resolve(new ArtifactPath("notes.txt")))
                .isPresent();
    }

    boolean hasRow(LoggedModel model) {
        return tracking.database()
                .read(transaction ->
                        transaction.find("SELECT 1 FROM tracking_model WHERE number = ?", row -> model, model.number()))
                .isPresent();
    }

    Collected collect() {
        return garbage.collect(tracking.now(), GC);
    }

    /// Ends when it has removed the first files.
    void collectStoppedAfterFiles() {
        stopped.collect(tracking.now(), GC);
    }

    long rows() {
        List<String> tables = List.of(
                "tracking_experiment",
                "tracking_experiment_tag",
                "tracking_run",
                "tracking_param",
                "tracking_tag",
                "tracking_metric",
                "tracking_latest_metric",
                "tracking_curve",
                "tracking_dataset",
                "tracking_input",
                "tracking_input_tag",
                "tracking_model",
                "tracking_model_param",
                "tracking_model_tag",
                "tracking_model_metric",
                "tracking_model_input",
                "tracking_model_output",
                "tracking_artifact",
                "tracking_remains");
        return tracking.database().read(transaction -> {
            long rows = 0;
            for (String table : tables) {
                rows += transaction
                        .find("SELECT COUNT(*) AS rows FROM " + table, row -> row.integer("rows"))
                        .orElseThrow();
            }
            return rows;
        });
    }

    long segments() {
        return tracking.database()
                .read(transaction -> transaction.find(
                        "SELECT COUNT(*) AS segments FROM tracking_curve", row -> row.integer("segments")))
                .orElseThrow();
    }

    TrackingFixtures tracking() {
        return tracking;
    }

    GraphModule graph() {
        return graph;
    }

    Artifacts artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        tracking.close();
    }
}
