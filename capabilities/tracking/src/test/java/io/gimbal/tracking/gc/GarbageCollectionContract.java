package io.gimbal.tracking.gc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.curves.CurveAxis;
import io.gimbal.tracking.curves.CurveQuery;
import io.gimbal.tracking.curves.Curves;
import io.gimbal.tracking.curves.Stretch;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes for good and what stays, on every database.
abstract class GarbageCollectionContract {
    private static final Reason GC = new Reason("gimbal", "the retention time is over");

    @TempDir
    private Path blobs;

    private TrackingFixtures tracking;
    private GraphModule graph;
    private Artifacts artifacts;
    private GarbageCollection garbage;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
        Database database = tracking.database();
        database.migrate(GraphModule.MIGRATIONS);
        graph = GraphModule.create(database, tracking::now);
        artifacts = new ArtifactTree(database, new LocalBlobStore(blobs), SqlTrackingStores.artifacts(), tracking::now);
        garbage =
                new GarbageCollection(database, SqlTrackingStores.garbage(), artifacts, graph.assets(), graph.edges());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    /// With something of everything.
    private Run startRun(Experiment experiment) {
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

    private void put(ArtifactLocation where, String content) {
        artifacts.put(
                where.path().orElseThrow().resolve(new ArtifactPath("notes.txt")),
                new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private Collected collect() {
        return garbage.collect(tracking.now(), GC);
    }

    private long rows() {
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

    @Test
    void aDeletedExperimentGoesWithAllThatWasInItAndItsNameIsFree() {
        long before = rows();
        Experiment taxi = tracking.experiments()
                .create(ExperimentDraft.named("taxi").tagged(List.of(Tag.of("team", "mobility"))));
        startRun(taxi);
        startRun(taxi);
        LoggedModel model = tracking.models()
                .create(new LoggedModelDraft(taxi.id(), "trees", "", "", Map.of("a", "1"), Map.of("b", "2")))
                .model();
        put(model.artifacts(), "trees");
        tracking.experiments().delete(taxi.id());
        tracking.tick(1);

        Collected collected = collect();

        assertThat(collected)
                .isEqualTo(new Collected(
                        1,
                        2,
                        1,
                        3,
                        List.of(),
                        new Artifacts.Swept(3, collected.contents().bytes())));
        assertThat(rows()).isEqualTo(before);
        assertThat(tracking.experiments().create(ExperimentDraft.named("taxi")).id())
                .isNotEqualTo(taxi.id());
    }

    @Test
    void theSegmentsOfALongMetricGoWithItsRun() {
        Run run = tracking.startRun();
        for (int from = 0; from < 9_000; from += RunBatch.MAX_SIZE) {
            List<Metric> metrics = IntStream.range(from, from + RunBatch.MAX_SIZE)
                    .mapToObj(i -> Metric.of("loss", i, tracking.now().plusMillis(i), i))
                    .toList();
            tracking.log().append(run.id(), RunBatch.ofMetrics(metrics));
        }
        new Curves(tracking.database(), SqlTrackingStores.curves(), tracking.runs())
                .list(new CurveQuery(List.of(run.id()), List.of(new Key("loss")), CurveAxis.STEP, 10, Stretch.ALL));
        assertThat(segments()).isEqualTo(2);
        tracking.runs().delete(run.id());
        tracking.tick(1);

        collect();

        assertThat(segments()).isZero();
    }

    private long segments() {
        return tracking.database()
                .read(transaction -> transaction.find(
                        "SELECT COUNT(*) AS segments FROM tracking_curve", row -> row.integer("segments")))
                .orElseThrow();
    }

    @Test
    void whatIsNotDeletedLongEnoughStays() {
        Run early = startRun(tracking.experiments().get(Experiment.DEFAULT));
        Run late = startRun(tracking.experiments().get(Experiment.DEFAULT));
        Run alive = startRun(tracking.experiments().get(Experiment.DEFAULT));
        tracking.runs().delete(early.id());
        tracking.tick(60);
        tracking.runs().delete(late.id());

        Collected collected = garbage.collect(tracking.now(), GC);

        assertThat(collected.runs()).isOne();
        assertThat(tracking.runs().find(early.id())).isEmpty();
        tracking.runs().restore(late.id());
        for (Run kept : List.of(late, alive)) {
            assertThat(tracking.runs().record(kept.id()).params()).hasSize(1);
            List<Metric> history = new ArrayList<>();
            tracking.log().scanMetric(kept.id(), new Key("m1"), history::add);
            assertThat(history).hasSize(15);
            assertThat(artifacts
                            .list(kept.artifacts().path().orElseThrow(), PageRequest.first())
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void aRunThatAVersionComesFromStaysAndIsNamed() {
        Run run = startRun(tracking.experiments().get(Experiment.DEFAULT));
        AssetRef version = AssetRef.parse("model-version:taxi/duration@1");
        tracking.database().write(transaction -> {
            graph.assets().create(transaction, AssetDraft.made(version, JsonObject.EMPTY), GC);
            new RunAssets(graph.assets(), graph.edges()).link(transaction, run, EdgeType.PRODUCES, version);
            return run;
        });
        tracking.runs().delete(run.id());
        tracking.tick(1);

        Collected collected = collect();

        assertThat(collected.kept()).containsExactly(run.id());
        assertThat(collected.runs()).isZero();
        assertThat(tracking.runs().record(run.id()).metrics()).hasSize(2);
    }

    @Test
    void aRunThatOnlyReadSomethingLeavesTheGraph() {
        Run run = startRun(tracking.experiments().get(Experiment.DEFAULT));
        AssetRef data = AssetRef.parse("dataset-version:taxi/trips@1");
        tracking.database().write(transaction -> {
            graph.assets().create(transaction, AssetDraft.made(data, JsonObject.EMPTY), GC);
            new RunAssets(graph.assets(), graph.edges()).link(transaction, run, EdgeType.READS, data);
            return run;
        });
        tracking.runs().delete(run.id());
        tracking.tick(1);

        assertThat(collect().runs()).isOne();

        assertThat(graph.assets().find(RunAssets.ref(run.id()))).isEmpty();
        assertThat(graph.assets().find(data)).isPresent();
    }

    @Test
    void theDefaultExperimentIsNeverGone() {
        tracking.experiments().delete(Experiment.DEFAULT);
        tracking.tick(1);

        assertThat(collect().experiments()).isZero();
        assertThat(tracking.experiments().restore(Experiment.DEFAULT).name()).isEqualTo("Default");
    }

    @Test
    void whatALastCollectionLeftIsRemoved() {
        Run run = startRun(tracking.experiments().get(Experiment.DEFAULT));
        tracking.runs().delete(run.id());
        tracking.tick(1);
        DeletedRun deleted = new DeletedRun(run.id(), run.key(), run.artifacts());
        GarbageStore store = SqlTrackingStores.garbage();
        tracking.database().write(transaction -> store.delete(transaction, deleted, tracking.now()));
        assertThat(tracking.database().read(store::remains)).containsExactly(deleted);

        Collected collected = collect();

        assertThat(collected.files()).isOne();
        assertThat(tracking.database().read(store::remains)).isEmpty();
        boolean anythingLeft =
                tracking.database().write(transaction -> store.deleteMetrics(transaction, run.key(), 10));
        assertThat(anythingLeft).isFalse();
    }

    @Test
    void aLongHistoryGoesInParts() {
        Run run = startRun(tracking.experiments().get(Experiment.DEFAULT));
        GarbageStore store = SqlTrackingStores.garbage();
        int parts = 0;
        while (tracking.database().write(transaction -> store.deleteMetrics(transaction, run.key(), 4))) {
            parts++;
        }

        assertThat(parts).isGreaterThan(2);
        List<Metric> left = new ArrayList<>();
        tracking.log().scanMetric(run.id(), new Key("m0"), left::add);
        tracking.log().scanMetric(run.id(), new Key("m1"), left::add);
        assertThat(left).isEmpty();
    }
}
