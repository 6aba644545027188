package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.Plan;
import io.gimbal.declare.SourceFile;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.GateDecision;
import io.gimbal.evidence.GateDecision.Piece;
import io.gimbal.evidence.GateDecision.State;
import io.gimbal.graph.Edge;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models and stage policies as a project declares them, those of the taxi example as they are.
final class RegistryDeclarationsTest {
    private static final Path TAXI = Path.of("../../examples/taxi/training.yaml");

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

    @Nested
    class TheTaxiExample {
        private VersionId median;
        private VersionId trees;

        @BeforeEach
        void register() throws IOException {
            apply(taxi());
            median = fixtures.register();
            trees = fixtures.register();
            fixtures.registry().aliases().put(AliasName.FAILSAFE, median, ALICE);
        }

        @Test
        void isAppliedWithItsEdgeAndReadBack() throws IOException {
            assertThat(fixtures.registry().models().get(MODEL).description())
                    .isEqualTo("Minutes from pickup to drop-off");
            assertThat(fixtures.graph().edges().list(MODEL.ref()))
                    .extracting(Edge::toString)
                    .contains(MODEL.ref() + " reads stage-policy:taxi/guarded");
            StageRule production = fixtures.registry()
                    .policies()
                    .get("taxi", "guarded")
                    .stages()
                    .getLast();
            assertThat(production.alias()).contains(AliasName.CHAMPION);
            assertThat(production.gate().selfReview()).isTrue();
            assertThat(production.gate().maxAge()).contains(Duration.ofDays(14));
            assertThat(fixtures.declare().declarations().plan(files(taxi())).items())
                    .isEmpty();
        }

        @Test
        void namesAllThatIsMissingAtFirst() {
            GateDecision decision = ask(trees);

            assertThat(decision.pieces())
                    .extracting(piece -> piece.prerequisite().name())
                    .containsExactly("contract", "accuracy", "boroughs", "speed", "trust");
            assertThat(decision.pieces()).extracting(Piece::state).containsOnly(State.MISSING);
        }

        @Test
        void letsTheBestPassAfterAReview() {
            know(trees, 3.9);
            know(median, 4.4);
            assertThat(ask(trees).refusals())
                    .extracting(piece -> piece.prerequisite().name())
                    .containsExactly("trust");

            fixtures.approve(trees, ALICE.who(), NOON);

            fixtures.promote(trees, Stage.PRODUCTION);
            assertThat(fixtures.champion()).contains(trees);
        }

        @Test
        void letsARetrainedVersionPassThatWasBetterInShadow() {
            know(trees, 3.9);
            know(median, 4.4);
            shadow(150, 3.0, 4.0);
            assertThat(ask(trees).refusal()).contains("candidate.shadow.labels = 150");
            shadow(250, 3.0, 4.0);

            assertThat(ask(trees).passed()).isTrue();
        }

        @Test
        void refusesWhatIsNoBetterThanTheFailsafe() {
            know(trees, 4.5);
            know(median, 4.4);
            fixtures.approve(trees, ALICE.who(), NOON);

            assertThat(ask(trees).refusal())
                    .isEqualTo("accuracy failed\n  fails: candidate.evaluation.mae <= failsafe.evaluation.mae"
                            + " (candidate.evaluation.mae = 4.5, failsafe.evaluation.mae = 4.4)");
        }

        @Test
        void cannotBeRemovedWhileAVersionDependsOnTheModel() throws IOException {
            assertThatThrownBy(() -> fixtures.declare().declarations().apply(files(""), prune(), ALICE))
                    .hasMessageContaining("model:taxi/trip-duration cannot be removed")
                    .hasMessageContaining(trees.ref().toString());
            assertThat(fixtures.registry().models().find(MODEL)).isPresent();
        }

        private void know(VersionId version, double mae) {
            measure(version, "contract", JsonObject.builder().put("passed", true));
            measure(
                    version,
                    "evaluation",
                    JsonObject.builder().put("mae", mae).put("rows", 2_000).put("worst_slice_mae", 6.0));
            measure(version, "latency", JsonObject.builder().put("p99_ms", 0.5));
            measure(version, "size", JsonObject.builder().put("bytes", 100_000));
        }

        private void shadow(int labels, double mae, double championMae) {
            measure(
                    trees,
                    "shadow",
                    JsonObject.builder().put("labels", labels).put("mae", mae).put("champion_mae", championMae));
        }

        private void measure(VersionId version, String type, JsonObject.Builder values) {
            fixtures.measure(version.ref(), new EvidenceType(type), values.build(), NOON);
        }

        private GateDecision ask(VersionId version) {
            return fixtures.registry().promotions().ask(version, Stage.PRODUCTION, NOON);
        }
    }

    @Test
    void everythingWrongIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> fixtures.declare().declarations().plan(files("""
                stage-policy: guarded
                stages:
                  - stage: candidate
                  - stage: production
                    evidence-expires: 14
                    gates:
                      accuracy: candidate.evaluation.mea <= 4.0
                """)))
                .satisfies(e -> assertThat(problems(e)).singleElement().satisfies(problem -> {
                    assertThat(problem.location()).hasToString("training.yaml:5:23");
                }));
        assertThatThrownBy(() -> fixtures.declare().declarations().plan(files("""
                stage-policy: guarded
                stages:
                  - stage: candidate
                  - stage: production
                    gates:
                      accuracy: candidate.evaluation.mea <= 4.0
                      speed: candidate.latency.p99_ms <=
                ---
                model: trip-duration
                stage-policy: garded
                """)))
                .satisfies(e -> {
                    assertThat(problems(e))
                            .extracting(problem -> problem.location().toString())
                            .containsExactlyInAnyOrder(
                                    "training.yaml:6:37", "training.yaml:7:41", "training.yaml:10:15");
                    assertThat(problems(e))
                            .extracting(problem -> problem.hint().orElse(""))
                            .contains("did you mean \"mae\"?", "did you mean \"guarded\"?");
                });
        assertThat(fixtures.registry().models().find(MODEL)).isEmpty();
    }

    @Test
    void aPolicyNeedsAStageForTheChampion() {
        assertThatThrownBy(() -> fixtures.declare().declarations().plan(files("""
                stage-policy: guarded
                stages:
                  - stage: candidate
                  - stage: candidate
                """)))
                .hasMessageContaining("training.yaml:4:12: stage policy guarded names stage candidate twice");
        assertThatThrownBy(() -> fixtures.declare().declarations().plan(files("""
                stage-policy: guarded
                stages:
                  - stage: candidate
                """)))
                .hasMessageContaining(
                        "training.yaml:2:1: stages: stage policy guarded has no stage that keeps alias champion");
    }

    @Test
    void aChangedConditionHoldsForTheNextPromotion() {
        apply(policy("candidate.evaluation.mae <= 4.0"));
        Plan plan = apply(policy("candidate.evaluation.mae <= 3.0"));

        assertThat(plan.items().getFirst().consequences().getFirst().text()).startsWith("asked at the next promotion");
        assertThat(fixtures.registry()
                        .policies()
                        .get("taxi", "guarded")
                        .stages()
                        .getLast()
                        .gate()
                        .prerequisites()
                        .getFirst()
                        .condition()
                        .text())
                .isEqualTo("candidate.evaluation.mae <= 3.0");
    }

    @Test
    void aPolicyNamesModelsOfClientsReviewersAndAReason() {
        apply("""
                stage-policy: guarded
                models: [Fares, tips model]
                stages:
                  - stage: dev
                  - stage: shadow
                  - stage: production
                    why: required
                    review: { reviewers: 2, checklist: [limits, bias] }
                """);

        StagePolicy policy = fixtures.database()
                .read(transaction -> fixtures.registry().policies().naming(transaction, "tips model"))
                .orElseThrow();
        assertThat(policy.models()).containsExactly("Fares", "tips model");
        assertThat(policy.stages())
                .extracting(StageRule::alias)
                .containsExactly(Optional.empty(), Optional.of(AliasName.CHALLENGER), Optional.of(AliasName.CHAMPION));
        StageRule production = policy.stages().getLast();
        assertThat(production.why()).isEqualTo(StageRule.Why.REQUIRED);
        assertThat(production.gate().checklist()).containsExactly("limits", "bias");
        assertThat(production.gate().prerequisites())
                .extracting(it -> it.condition().text())
                .containsExactly("candidate.review.approvals >= 2", "candidate.review.unchecked == 0");
    }

    @Test
    void aModelOfAClientObeysOnePolicy() {
        String stages = "stages: [{ stage: dev }, { stage: production }]\n";
        String both = "stage-policy: a\nmodels: [Fares]\n" + stages + "---\nstage-policy: b\nmodels: [Tips, Fares]\n"
                + stages;

        assertThatThrownBy(() -> fixtures.declare().declarations().plan(files(both)))
                .hasMessageContaining("training.yaml:6:16")
                .hasMessageContaining("the model obeys stage-policy:taxi/a already");
        apply(both.replaceFirst("\\[Fares]", "[Fees]"));
        apply(both.replace("[Tips, Fares]", "[Tips]"));
        Optional<StagePolicy> named = fixtures.database()
                .read(transaction -> fixtures.registry().policies().naming(transaction, "Fares"));
        assertThat(named.map(StagePolicy::name)).contains("a");
        assertThatThrownBy(() ->
                        fixtures.declare().declarations().plan(files("stage-policy: a\nmodels: [a/b]\n" + stages)))
                .hasMessageContaining("training.yaml:2:10");
    }

    @Test
    void whatIsNoLongerDeclaredGoesWithPrune() {
        apply(policy("candidate.evaluation.mae <= 4.0") + "---\nmodel: trip-duration\nstage-policy: guarded\n");

        fixtures.declare().declarations().apply(files(""), prune(), ALICE);

        assertThat(fixtures.registry().models().find(MODEL)).isEmpty();
        assertThatThrownBy(() -> fixtures.registry().policies().get("taxi", "guarded"))
                .isInstanceOf(CodedException.class);
    }

    private static String policy(String condition) {
        return """
                stage-policy: guarded
                stages:
                  - stage: candidate
                  - stage: production
                    gates:
                      accuracy: %s
                """.formatted(condition);
    }

    private Plan apply(String text) {
        return fixtures.declare().declarations().apply(files(text), new ApplyOptions(false, null), ALICE);
    }

    private static ApplyOptions prune() {
        return new ApplyOptions(true, null);
    }

    /// The policy and the model of the example, without its pipelines.
    private static String taxi() throws IOException {
        String text = Files.readString(TAXI);
        return text.substring(text.indexOf("\nstage-policy:") + 1);
    }

    private static List<SourceFile> files(String declarations) {
        SourceFile project = new SourceFile("project.yaml", "project: taxi\n");
        return declarations.isEmpty()
                ? List.of(project)
                : List.of(project, new SourceFile("training.yaml", declarations));
    }

    private static List<Problem> problems(Throwable e) {
        return Optional.of(e)
                .filter(CodedException.class::isInstance)
                .map(it -> ((CodedException) it).problems())
                .orElse(List.of());
    }
}
