package io.gimbal.tracking.gc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.curves.CurveAxis;
import io.gimbal.tracking.curves.CurveQuery;
import io.gimbal.tracking.curves.Curves;
import io.gimbal.tracking.curves.Stretch;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes for good and what stays, on every database.
abstract class GarbageCollectionContract {
    @TempDir
    private Path blobs;

    private GarbageFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = GarbageFixtures.on(open(), blobs);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @Test
    void aDeletedExperimentGoesWithAllThatWasInItAndItsNameIsFree() {
        long before = fixtures.rows();
        Experiment taxi = fixtures.tracking()
                .experiments()
                .create(ExperimentDraft.named("taxi").tagged(List.of(Tag.of("team", "mobility"))));
        fixtures.startRun(taxi);
        fixtures.startRun(taxi);
        LoggedModel model = fixtures.tracking()
                .models()
                .create(new LoggedModelDraft(taxi.id(), "trees", "", "", Map.of("a", "1"), Map.of("b", "2")))
                .model();
        fixtures.put(model.artifacts(), "trees");
        fixtures.tracking().experiments().delete(taxi.id());
        fixtures.tracking().tick(1);

        Collected collected = fixtures.collect();

        assertThat(collected)
                .isEqualTo(new Collected(
                        1,
                        2,
                        1,
                        3,
                        List.of(),
                        List.of(),
                        new Artifacts.Swept(3, collected.contents().bytes())));
        assertThat(fixtures.rows()).isEqualTo(before);
        assertThat(fixtures.tracking()
                        .experiments()
                        .create(ExperimentDraft.named("taxi"))
                        .id())
                .isNotEqualTo(taxi.id());
    }

    @Test
    void theSegmentsOfALongMetricGoWithItsRun() {
        Run run = fixtures.tracking().startRun();
        for (int from = 0; from < 9_000; from += RunBatch.MAX_SIZE) {
            List<Metric> metrics = IntStream.range(from, from + RunBatch.MAX_SIZE)
                    .mapToObj(
                            i -> Metric.of("loss", i, fixtures.tracking().now().plusMillis(i), i))
                    .toList();
            fixtures.tracking().log().append(run.id(), RunBatch.ofMetrics(metrics));
        }
        new Curves(
                        fixtures.tracking().database(),
                        SqlTrackingStores.curves(),
                        fixtures.tracking().runs())
                .list(new CurveQuery(List.of(run.id()), List.of(new Key("loss")), CurveAxis.STEP, 10, Stretch.ALL));
        assertThat(fixtures.segments()).isEqualTo(2);
        fixtures.tracking().runs().delete(run.id());
        fixtures.tracking().tick(1);

        fixtures.collect();

        assertThat(fixtures.segments()).isZero();
    }

    @Test
    void whatIsNotDeletedLongEnoughStays() {
        Run early = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        Run late = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        Run alive = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        fixtures.tracking().runs().delete(early.id());
        fixtures.tracking().tick(60);
        fixtures.tracking().runs().delete(late.id());

        Collected collected = fixtures.collect();

        assertThat(collected.runs()).isOne();
        assertThat(fixtures.tracking().runs().find(early.id())).isEmpty();
        fixtures.tracking().runs().restore(late.id());
        for (Run kept : List.of(late, alive)) {
            assertThat(fixtures.tracking().runs().record(kept.id()).params()).hasSize(1);
            List<Metric> history = new ArrayList<>();
            fixtures.tracking().log().scanMetric(kept.id(), new Key("m1"), history::add);
            assertThat(history).hasSize(15);
            assertThat(fixtures.artifacts()
                            .list(kept.artifacts().path().orElseThrow(), PageRequest.first())
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void aRunThatAVersionComesFromStaysAndIsNamed() {
        Run run = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        AssetRef version = AssetRef.parse("model-version:taxi/duration@1");
        fixtures.tracking().database().write(transaction -> {
            fixtures.graph()
                    .assets()
                    .create(transaction, AssetDraft.made(version, JsonObject.EMPTY), GarbageFixtures.GC);
            new RunAssets(fixtures.graph().assets(), fixtures.graph().edges())
                    .link(transaction, run, EdgeType.PRODUCES, version);
            return run;
        });
        fixtures.tracking().runs().delete(run.id());
        fixtures.tracking().tick(1);

        Collected collected = fixtures.collect();

        assertThat(collected.kept()).containsExactly(run.id());
        assertThat(collected.runs()).isZero();
        assertThat(fixtures.tracking().runs().record(run.id()).metrics()).hasSize(2);
    }

    @Test
    void aRunThatOnlyReadSomethingLeavesTheGraph() {
        Run run = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        AssetRef data = AssetRef.parse("dataset-version:taxi/trips@1");
        fixtures.tracking().database().write(transaction -> {
            fixtures.graph().assets().create(transaction, AssetDraft.made(data, JsonObject.EMPTY), GarbageFixtures.GC);
            new RunAssets(fixtures.graph().assets(), fixtures.graph().edges())
                    .link(transaction, run, EdgeType.READS, data);
            return run;
        });
        fixtures.tracking().runs().delete(run.id());
        fixtures.tracking().tick(1);

        assertThat(fixtures.collect().runs()).isOne();

        assertThat(fixtures.graph().assets().find(RunAssets.ref(run.id()))).isEmpty();
        assertThat(fixtures.graph().assets().find(data)).isPresent();
    }

    @Test
    void theDefaultExperimentIsNeverGone() {
        fixtures.tracking().experiments().delete(Experiment.DEFAULT);
        fixtures.tracking().tick(1);

        assertThat(fixtures.collect().experiments()).isZero();
        assertThat(fixtures.tracking().experiments().restore(Experiment.DEFAULT).name())
                .isEqualTo("Default");
    }

    @Test
    void whatALastCollectionLeftIsRemoved() {
        Run run = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        fixtures.tracking().runs().delete(run.id());
        fixtures.tracking().tick(1);
        DeletedRun deleted = new DeletedRun(run.id(), run.key(), run.artifacts());
        GarbageStore store = SqlTrackingStores.garbage();
        fixtures.tracking()
                .database()
                .write(transaction ->
                        store.delete(transaction, deleted, fixtures.tracking().now()));
        assertThat(fixtures.tracking().database().read(store::remains)).containsExactly(deleted);

        Collected collected = fixtures.collect();

        assertThat(collected.files()).isOne();
        assertThat(fixtures.tracking().database().read(store::remains)).isEmpty();
        boolean anythingLeft =
                fixtures.tracking().database().write(transaction -> store.deleteMetrics(transaction, run.key(), 10));
        assertThat(anythingLeft).isFalse();
    }

    @Test
    void aLongHistoryGoesInParts() {
        Run run = fixtures.startRun(fixtures.tracking().experiments().get(Experiment.DEFAULT));
        GarbageStore store = SqlTrackingStores.garbage();
        int parts = 0;
        while (fixtures.tracking().database().write(transaction -> store.deleteMetrics(transaction, run.key(), 4))) {
            parts++;
        }

        assertThat(parts).isGreaterThan(2);
        List<Metric> left = new ArrayList<>();
        fixtures.tracking().log().scanMetric(run.id(), new Key("m0"), left::add);
        fixtures.tracking().log().scanMetric(run.id(), new Key("m1"), left::add);
        assertThat(left).isEmpty();
    }
}
