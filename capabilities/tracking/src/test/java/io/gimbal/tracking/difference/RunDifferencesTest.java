package io.gimbal.tracking.difference;

import static io.gimbal.tracking.TrackingFixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDifferencesTest {
    @TempDir
    private Path folder;

    private TrackingFixtures tracking;
    private GraphModule graph;
    private RunArtifacts files;
    private RunDifferences differences;

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        tracking.database().migrate(GraphModule.MIGRATIONS);
        graph = GraphModule.create(tracking.database(), tracking::now);
        files = new RunArtifacts(
                tracking.runs(),
                new ArtifactTree(
                        tracking.database(),
                        new LocalBlobStore(folder.resolve("blobs")),
                        SqlTrackingStores.artifacts(),
                        tracking::now));
        differences = new RunDifferences(tracking.runs(), files, graph.edges());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    private Run run(String commit, long seed, Map<String, String> environment) {
        tracking.tick(1);
        Capture capture = new Capture(
                Optional.of(commit), Optional.of(false), "python train.py", Map.of("seed", seed), environment);
        return tracking.runs().create(RunDraft.in(Experiment.DEFAULT, "alice").capturing(capture));
    }

    private static ValueChange changed(String name, String before, String after) {
        return new ValueChange(name, Optional.of(before), Optional.of(after));
    }

    @Test
    void namesWhatChangedAndLeavesOutWhatIsAlike() {
        Run base = run("abc", 1, Map.of("java", "25", "os", "Linux"));
        Run next = run("abd", 1, Map.of("java", "26", "os", "Linux"));
        tracking.log()
                .append(
                        base.id(),
                        new RunBatch(
                                List.of(Param.of("depth", "4"), Param.of("rate", "0.1")),
                                List.of(metric("mae", 4.5, 1)),
                                List.of()));
        tracking.log()
                .append(
                        next.id(),
                        new RunBatch(
                                List.of(Param.of("depth", "6"), Param.of("rate", "0.1"), Param.of("rounds", "200")),
                                List.of(metric("mae", 4.25, 1)),
                                List.of(Tag.of("gimbal.why", "deeper trees"))));
        tracking.log().appendInputs(base.id(), List.of(data("1")), List.of());
        tracking.log().appendInputs(next.id(), List.of(data("2")), List.of());

        RunDifference difference = differences.compare(base.id(), next.id());

        assertThat(difference.why()).contains("deeper trees");
        assertThat(difference.code()).containsExactly(changed("commit", "abc", "abd"));
        assertThat(difference.params())
                .containsExactly(
                        changed("depth", "4", "6"), new ValueChange("rounds", Optional.empty(), Optional.of("200")));
        assertThat(difference.data()).containsExactly(changed("trips (training)", "1", "2"));
        assertThat(difference.seeds()).isEmpty();
        assertThat(difference.environment()).containsExactly(changed("java", "25", "26"));
        assertThat(difference.metrics()).containsExactly(changed("mae", "4.5", "4.25"));
    }

    @Test
    void saysWhatOneOfTheTwoTellsNothingOf() {
        tracking.tick(1);
        Run plain = tracking.runs().create(RunDraft.in(Experiment.DEFAULT, "alice"));
        Run captured = run("abc", 1, Map.of("java", "25"));
        Run next = run("abd", 1, Map.of("java", "26"));

        assertThat(differences.compare(plain.id(), captured.id()).untold()).contains(RunDifference.ENVIRONMENT, "code");
        assertThat(differences.compare(captured.id(), next.id()).untold())
                .doesNotContain(RunDifference.ENVIRONMENT, "code");
    }

    private static DatasetInput data(String digest) {
        return DatasetInput.of(LoggedDataset.of("trips", digest), "training");
    }

    @Test
    void aRunIsComparedWithTheOneBeforeUnlessItIsPartOfOne() {
        Run first = run("a", 1, Map.of());
        Run second = run("a", 1, Map.of());
        Run nested =
                tracking.runs().create(RunDraft.in(Experiment.DEFAULT, "alice").under(first.id()));
        tracking.tick(1);
        Run third = tracking.startRun();

        assertThat(differences.base(first.id())).isEmpty();
        assertThat(differences.base(second.id())).contains(first);
        assertThat(differences.base(nested.id())).contains(first);
        assertThat(differences.base(third.id())).contains(second);
        tracking.runs().delete(second.id());
        assertThat(differences.base(third.id())).contains(first);
    }

    @Test
    void whatTheGraphSaysThatItReadIsPartOfIt() {
        Run first = run("a", 1, Map.of());
        Run second = run("a", 1, Map.of());
        reads(first, "feature-service:taxi/trip-features@1");
        reads(second, "feature-service:taxi/trip-features@2");

        assertThat(differences.compare(first.id(), second.id()).graph())
                .containsExactly(changed("feature-service:taxi/trip-features", "1", "2"));
    }

    private Run captured(String changes, String packages) {
        tracking.tick(1);
        Capture capture = new Capture(
                Optional.of("abc"),
                Optional.of(true),
                "python train.py",
                Map.of(),
                Map.of(),
                Optional.of(Digest.of(changes).toString()),
                Optional.of(Digest.of(packages).toString()));
        return tracking.runs().create(RunDraft.in(Experiment.DEFAULT, "alice").capturing(capture));
    }

    private void install(Run run, String packages) {
        files.put(run.id(), Capture.PACKAGES, new ByteArrayInputStream(packages.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void otherChangesToOneCommitAreOtherCode() {
        Run first = captured("+depth = 4", "");
        Run second = captured("+depth = 6", "");

        assertThat(differences.compare(first.id(), second.id()).code())
                .containsExactly(changed(
                        "local changes",
                        Digest.of("+depth = 4").toString(),
                        Digest.of("+depth = 6").toString()));
    }

    @Test
    void packagesAreToldByName() {
        String before = "numpy==1.26.4\nscipy==1.14.0\n";
        String after = "numpy==2.1.0\nscipy==1.14.0\nxgboost==2.1.1\n";
        Run first = captured("", before);
        Run second = captured("", after);
        install(first, before);
        install(second, after);

        assertThat(differences.compare(first.id(), second.id()).environment())
                .containsExactly(
                        changed("package numpy", "1.26.4", "2.1.0"),
                        new ValueChange("package xgboost", Optional.empty(), Optional.of("2.1.1")));
    }

    @Test
    void aListThatWasRemovedIsNotKnown() {
        Run first = captured("", "numpy==1.26.4\n");
        Run second = captured("", "numpy==2.1.0\n");

        assertThat(differences.compare(first.id(), second.id()).environment()).isEmpty();
    }

    private void reads(Run run, String read) {
        AssetRef ref = AssetRef.parse(read);
        Reason reason = new Reason("alice", "train");
        tracking.database().write(transaction -> {
            graph.assets().create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), reason);
            new RunAssets(graph.assets(), graph.edges()).link(transaction, run, EdgeType.READS, ref);
            return run;
        });
    }
}
