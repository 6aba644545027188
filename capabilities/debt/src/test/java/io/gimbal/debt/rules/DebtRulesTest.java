package io.gimbal.debt.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.Scene;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.rules.wiring.RulesModule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of debt: planted it is found, and a healthy model owes nothing.
final class DebtRulesTest {
    private static final List<DebtRule> ALL = List.of(
            new UndeclaredConsumers(),
            new FixedThresholds(RulesModule.create().compiler()),
            new UnderusedDataDependencies(),
            new CorrectionCascades(),
            new DirectFeedbackLoops(),
            new MissingTests(),
            new IrreproducibleResults());

    private final Scene scene = Scene.healthy();

    private List<Finding> all() {
        return ALL.stream().flatMap(rule -> rule.find(scene.look()).stream()).toList();
    }

    private Finding only(FindingKind kind) {
        List<Finding> found = all();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(kind);
        return found.getFirst();
    }

    @Test
    void aHealthyModelOwesNothing() {
        assertThat(all()).isEmpty();
    }

    @Test
    void aConsumerThatNoProjectDeclaresIsFoundOnceItAsks() {
        AssetRef known = AssetRef.of(Kinds.CONSUMER, "taxi", "dispatch");
        AssetRef stranger = AssetRef.of(Kinds.CONSUMER, "taxi", "night-shift");
        scene.declared(known, "{}").edge(known, EdgeType.CONSUMES, Scene.ENDPOINT);
        scene.made(stranger, "{}");
        assertThat(all()).isEmpty();

        scene.edge(stranger, EdgeType.CONSUMES, Scene.ENDPOINT);

        Finding finding = only(FindingKind.UNDECLARED_CONSUMER);
        assertThat(finding.asset()).isEqualTo(stranger);
        assertThat(finding.owner()).contains("team");
        assertThat(finding.what()).contains("night-shift", "duration");
        assertThat(finding.seenIn()).containsExactly(Scene.ENDPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value > 180.0",
                "chunk.mae > 4",
                "math.abs(chunk.bias) >= 0.5",
                "inputs.distance > 3.0 && candidate.evaluation.mae <= 5.25",
                "prediction < -1",
                "4.0 < chunk.mae",
                "candidate.evaluation.worst_slice_mae <= 5.0",
                "5 > candidate.shadow.champion_mae",
                "(chunk.mae) - 1.0 > 2.0 * 2.0",
                "chunk.labels > 200 ? chunk.mae > 4.0 : false",
                "slices.all(s, s.mae < 5.0)",
            })
    void aNumberThatStandsWhileTheDataMovesIsFound(String rule) {
        scene.declared(Scene.ENDPOINT, "{\"guardrails\": [{\"when\": \"" + rule + "\"}]}");

        assertThat(only(FindingKind.FIXED_THRESHOLD).asset()).isEqualTo(Scene.ENDPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunk.mae > 1.3 * validation.mae",
                "math.abs(chunk.bias - validation.bias) > 1.0 * validation.mae",
                "candidate.latency.p99_ms <= 20.0",
                "candidate.evaluation.rows >= 1000",
                "candidate.evaluation.mae <= failsafe.evaluation.mae",
                "candidate.evaluation.worst_slice_mae <= 2.0 * candidate.evaluation.mae",
                "drift.inputs > 1.0",
                "drift.prediction > 1.0",
                "chunk.mae / validation.mae > 1.3",
                "1.3 * validation.mae < chunk.mae",
                "candidate.shadow.mae < candidate.shadow.champion_mae",
                "chunk.impossible > 0 || chunk.errors > 0",
                "a remark with a value and 3 numbers",
            })
    void aLimitThatMovesAlongOrIsARequirementIsFine(String rule) {
        scene.declared(Scene.ENDPOINT, "{\"guardrails\": [{\"when\": \"" + rule + "\"}]}");

        assertThat(all()).isEmpty();
    }

    @Test
    void fixedThresholdsAreNamed() {
        scene.declared(Scene.ENDPOINT, "{\"guardrails\": [{\"when\": \"value < 1.0 || value > 180.0\"}]}");

        assertThat(only(FindingKind.FIXED_THRESHOLD).what()).endsWith("value < 1.0, value > 180.0");
    }

    @Test
    void aFeatureThatNoChampionTakesIsFound() {
        AssetRef used = AssetRef.of(Kinds.FEATURE, "taxi", "zone.borough");
        AssetRef unused = AssetRef.of(Kinds.FEATURE, "taxi", "weather.temperature");
        scene.declared(used, "{}").declared(unused, "{}");

        Finding finding = only(FindingKind.UNDERUSED_DATA_DEPENDENCY);
        assertThat(finding.asset()).isEqualTo(unused);
        assertThat(finding.what()).contains("weather.temperature");
    }

    @Test
    void aViewWhoseRemovalDoesNotHurtIsFoundWithItsNumbers() {
        AssetRef weather = AssetRef.of(Kinds.FEATURE_VIEW, "taxi", "weather");
        AssetRef zone = AssetRef.of(Kinds.FEATURE_VIEW, "taxi", "zone");
        AssetRef trips = AssetRef.of(Kinds.FEATURE_VIEW, "taxi", "trips");
        scene.declared(weather, "{}").declared(zone, "{}").declared(trips, "{}");
        scene.passed(weather, Kinds.FEATURE_VALUE, "{\"mae\": 3.0, \"mae_without\": 3.001, \"distinct\": 10}");
        scene.passed(zone, Kinds.FEATURE_VALUE, "{\"mae\": 3.0, \"mae_without\": 3.2, \"distinct\": 265}");
        scene.passed(trips, Kinds.FEATURE_VALUE, "{\"mae\": 3.0, \"distinct\": 9000}");

        Finding finding = only(FindingKind.UNDERUSED_DATA_DEPENDENCY);
        assertThat(finding.asset()).isEqualTo(weather);
        assertThat(finding.what()).contains("10 different rows", "3.001", "3.000");
    }

    @Test
    void aModelThatLearnsFromAnothersAnswersIsFound() {
        AssetRef other = AssetRef.of(Kinds.MODEL_VERSION, "taxi", "fare", "7");
        AssetRef fares = AssetRef.of(Kinds.ENDPOINT, "taxi", "fare");
        scene.made(other, "{}").declared(fares, "{}");
        scene.edge(fares, EdgeType.SERVES, other).edge(fares, EdgeType.FEEDS_BACK, Scene.TRIPS);

        Finding finding = only(FindingKind.CORRECTION_CASCADE);
        assertThat(finding.asset()).isEqualTo(Scene.CHAMPION);
        assertThat(finding.what()).contains("fare");
        assertThat(finding.seenIn()).containsExactly(other);
    }

    @Test
    void anEndpointThatFeedsItsOwnModelIsFound() {
        AssetRef elsewhere = AssetRef.of(new AssetKind("source"), "taxi", "clicks");
        scene.declared(elsewhere, "{}").edge(Scene.ENDPOINT, EdgeType.FEEDS_BACK, elsewhere);
        assertThat(all()).isEmpty();

        scene.edge(Scene.ENDPOINT, EdgeType.FEEDS_BACK, Scene.TRIPS);

        Finding finding = only(FindingKind.DIRECT_FEEDBACK_LOOP);
        assertThat(finding.asset()).isEqualTo(Scene.ENDPOINT);
        assertThat(finding.seenIn()).containsExactly(Scene.TRIPS);
    }

    @Test
    void aConsumerClosesTheLoopWithWhatItDoes() {
        AssetRef dispatch = AssetRef.of(Kinds.CONSUMER, "taxi", "dispatch");
        scene.declared(dispatch, "{}").edge(dispatch, EdgeType.CONSUMES, Scene.ENDPOINT);
        scene.edge(dispatch, EdgeType.FEEDS_BACK, Scene.TRIPS);

        Finding finding = only(FindingKind.DIRECT_FEEDBACK_LOOP);
        assertThat(finding.asset()).isEqualTo(Scene.ENDPOINT);
        assertThat(finding.what()).contains("trips");
        assertThat(finding.seenIn()).containsExactly(Scene.TRIPS);
    }

    @Test
    void evidenceThatWasNeverMadeIsFound() {
        scene.without(Scene.CHAMPION, Kinds.LATENCY);

        Finding finding = only(FindingKind.MISSING_TEST);
        assertThat(finding.asset()).isEqualTo(Scene.CHAMPION);
        assertThat(finding.what()).isEqualTo("no latency was ever measured");
        assertThat(finding.owner()).contains("team");
    }

    @Test
    void evidenceThatIsTooOldIsFound() {
        scene.without(Scene.ENDPOINT, Kinds.DRIFT).expired(Scene.ENDPOINT, Kinds.DRIFT, "{}");

        Finding finding = only(FindingKind.MISSING_TEST);
        assertThat(finding.asset()).isEqualTo(Scene.ENDPOINT);
        assertThat(finding.what()).isEqualTo("its drift is of 2020-03-30T00:00:00Z, which is too long ago");
    }

    @Test
    void anEndpointOwesTheSkewOfTheServiceItReads() {
        scene.without(Scene.FEATURES, Kinds.SKEW);

        Finding finding = only(FindingKind.MISSING_TEST);
        assertThat(finding.asset()).isEqualTo(Scene.ENDPOINT);
        assertThat(finding.what()).isEqualTo("no skew was ever measured (duration)");
    }

    @Test
    void anEndpointIsAskedAboutBecauseItServesTheModel() {
        scene.without(Scene.ENDPOINT, Kinds.PERFORMANCE);
        assertThat(only(FindingKind.MISSING_TEST).what()).isEqualTo("no performance was ever measured");

        scene.without(EdgeType.SERVES);
        assertThat(all()).isEmpty();
    }

    @Test
    void thePolicySaysHowOldEvidenceMayBe() {
        scene.policy("{}", "49h");
        assertThat(all()).isEmpty();

        scene.policy("{}", "48h");
        assertThat(all()).extracting(Finding::kind).containsOnly(FindingKind.MISSING_TEST);
    }

    @Test
    void aChampionOfUnknownOriginIsFound() {
        scene.without(EdgeType.PRODUCES);

        assertThat(only(FindingKind.IRREPRODUCIBLE_RESULT).asset()).isEqualTo(Scene.CHAMPION);
    }

    @Test
    void aChampionOfARunWithoutASeedIsFound() {
        scene.made(Scene.RUN, "{\"seeds\": {\"seed\": 7}}");
        assertThat(all()).isEmpty();

        scene.made(Scene.RUN, "{\"seeds\": {}}");

        Finding finding = only(FindingKind.IRREPRODUCIBLE_RESULT);
        assertThat(finding.asset()).isEqualTo(Scene.CHAMPION);
        assertThat(finding.what()).isEqualTo("the run that produced it had no seed");
        assertThat(finding.seenIn()).containsExactly(Scene.RUN);
    }

    @Test
    void aPipelineWithoutASeedIsFound() {
        AssetRef seeded = AssetRef.of(Kinds.PIPELINE, "taxi", "train");
        AssetRef unseeded = AssetRef.of(Kinds.PIPELINE, "taxi", "retrain");
        scene.declared(seeded, "{\"seed\": 1}").declared(unseeded, "{}");

        assertThat(only(FindingKind.IRREPRODUCIBLE_RESULT).asset()).isEqualTo(unseeded);
    }
}
