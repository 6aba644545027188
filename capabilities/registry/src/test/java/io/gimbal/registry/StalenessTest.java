package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.SourceFile;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of champions that get old, in event time.
final class StalenessTest {
    private static final EvidenceType ALERT = new EvidenceType("alert");
    private static final AssetRef ENDPOINT = AssetRef.parse("endpoint:taxi/trips");
    private static final Instant DATA_AT = NOON.minus(Duration.ofDays(10));

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(TestDatabases.sqlite(folder), folder);
        fixtures.graph().impact().load();
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @Test
    void eachLimitIsSaidOnceWhenEventTimeReachesIt() {
        declare("{ max-age: 30d, max-data-age: 20d }");
        VersionId version = champion();
        Instant dataOld = DATA_AT.plus(Duration.ofDays(20));
        Instant old = NOON.plus(Duration.ofDays(30));

        assertThat(staleness().next()).contains(dataOld);
        staleness().run(dataOld);
        assertThat(found(version)).satisfies(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(it.observedAt()).isEqualTo(dataOld);
            assertThat(it.values().number("age_days")).isEqualTo(10.0);
            assertThat(it.values().number("data_age_days")).isEqualTo(20.0);
            assertThat(it.result().summary()).contains("20 days ago, may be 20 days");
        });
        assertThat(staleness().next()).contains(old);
        staleness().run(old);

        assertThat(found(version).observedAt()).isEqualTo(old);
        assertThat(staleness().next()).isEmpty();
    }

    @Test
    void whoServesItHearsAnAlertThatAsksForARetraining() {
        declare("{ max-age: 30d }");
        VersionId version = champion();
        fixtures.depend("endpoint", "trips", version.ref());
        fixtures.limit(new StalenessLimits(
                Optional.of(Duration.ofDays(30)),
                Optional.empty(),
                Optional.of(new StalenessLimits.Retraining("weekly", Duration.ofDays(1)))));

        staleness().run(NOON.plus(Duration.ofDays(30)));

        Evidence alert = fixtures.evidence().log().latest(ENDPOINT, ALERT).orElseThrow();
        assertThat(alert.values().object("actions").text("retrain")).isEqualTo("weekly");
        assertThat(alert.values().text("takes_effect_after")).isEqualTo("1d");
        assertThat(alert.values().text("severity")).isEqualTo("CRITICAL");
        assertThat(alert.values().text("state")).isEqualTo("raised");
    }

    @Test
    void anAgeThatNothingTellsIsUndefinedAndAsksForNothing() {
        declare("{ max-age: 30d }");
        VersionId version = fixtures.register();
        fixtures.promote(version, Stage.PRODUCTION, NOON);
        fixtures.depend("endpoint", "trips", version.ref());

        assertThat(staleness().next()).contains(NOON);
        staleness().run(NOON);

        assertThat(found(version).verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(fixtures.evidence()
                        .log()
                        .latest(ENDPOINT, ALERT)
                        .orElseThrow()
                        .values()
                        .has("actions"))
                .isFalse();
        assertThat(staleness().next()).isEmpty();
    }

    @Test
    void aNewChampionIsYoung() {
        declare("{ max-age: 30d }");
        champion();
        staleness().run(NOON.plus(Duration.ofDays(30)));

        VersionId next = register(NOON.plus(Duration.ofDays(29)));
        fixtures.promote(next, Stage.PRODUCTION, NOON.plus(Duration.ofDays(31)));

        assertThat(staleness().next()).contains(NOON.plus(Duration.ofDays(59)));
    }

    @Test
    void aRetrainingNeedsALimitAndAPipeline() {
        assertThatThrownBy(() -> declare("{ retrain: weekly }"))
                .hasMessageContaining("models.yaml:2:12: a retraining for staleness needs a limit")
                .hasMessageContaining("models.yaml:2:23: the project declares no such pipeline");
        declare("{ max-age: 30d }");
        declare("{}");
        champion();
        assertThat(staleness().next()).isEmpty();
    }

    private Staleness staleness() {
        return fixtures.registry().staleness();
    }

    private Evidence found(VersionId version) {
        return fixtures.evidence().log().latest(version.ref(), Staleness.TYPE).orElseThrow();
    }

    private void declare(String ages) {
        List<SourceFile> files = List.of(
                new SourceFile("project.yaml", "project: taxi\n"),
                new SourceFile("models.yaml", "model: trip-duration\nstaleness: " + ages + "\n"));
        fixtures.declare().declarations().apply(files, new ApplyOptions(false, null), ALICE);
    }

    /// Trained at noon on data of ten days before.
    private VersionId champion() {
        VersionId version = register(NOON);
        fixtures.promote(version, Stage.PRODUCTION, NOON);
        return version;
    }

    private VersionId register(Instant trainedAt) {
        AssetRef data = asset("dataset-version", DATA_AT);
        AssetRef set = asset("training-set", trainedAt);
        fixtures.database().write(transaction -> {
            fixtures.graph().edges().put(transaction, set, EdgeType.DERIVED_FROM, data);
            return set;
        });
        return fixtures.registry()
                .versions()
                .create(VersionDraft.of(MODEL, fixtures.bytes()).trainedOn(List.of(set)), ALICE)
                .id();
    }

    private AssetRef asset(String kind, Instant asOf) {
        AssetRef ref = AssetRef.of(new AssetKind(kind), "taxi", "trips", asOf.toString());
        JsonObject facts = JsonObject.builder().put("as_of", asOf.toString()).build();
        fixtures.database()
                .write(transaction -> fixtures.graph().assets().put(transaction, AssetDraft.made(ref, facts), ALICE));
        return ref;
    }
}
