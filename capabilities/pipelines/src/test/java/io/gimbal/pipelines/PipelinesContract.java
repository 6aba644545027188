package io.gimbal.pipelines;

import static io.gimbal.pipelines.PipelineFixtures.CUT;
import static io.gimbal.pipelines.PipelineFixtures.ENDPOINT;
import static io.gimbal.pipelines.PipelineFixtures.SOURCE;
import static io.gimbal.pipelines.PipelineFixtures.TRAIN;
import static io.gimbal.pipelines.PipelineFixtures.WEATHER;
import static io.gimbal.pipelines.PipelineFixtures.pipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.store.SqlPipelineStores;
import io.gimbal.sql.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What pipelines promise on every database.
abstract class PipelinesContract {
    @TempDir
    private Path folder;

    private PipelineFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = PipelineFixtures.on(open(), folder);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @Nested
    class OfRuns {
        @Test
        void everyStepIsDoneAndSaysWhatItMade() {
            fixtures.declare(pipeline("train"));

            PipelineRun run = fixtures.run(TRAIN);

            assertThat(run.message()).isEmpty();
            assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.steps()).extracting(StepRun::state).containsOnly(StepState.SUCCEEDED);
            assertThat(run.steps().getFirst().message()).isEqualTo("4560 rows");
            assertThat(run.steps().get(2).message()).isEqualTo("3357 rows train, 1203 validate");
            assertThat(run.steps().getLast().message())
                    .isEqualTo("trip-duration: median is version 1, linear is version 2");
            assertThat(fixtures.module.runs().get(run.id())).isEqualTo(run);
        }

        @Test
        void theSameRunAgainTakesEverythingFromTheCacheAndGivesTheSameBytes() {
            fixtures.declare(pipeline("train"));

            PipelineRun first = fixtures.run(TRAIN);
            PipelineRun second = fixtures.run(TRAIN);

            assertThat(second.steps().subList(0, 6)).extracting(StepRun::state).containsOnly(StepState.CACHED);
            assertThat(second.steps().getLast().state()).isEqualTo(StepState.SUCCEEDED);
            assertThat(digests(second)).isEqualTo(digests(first));
            assertThat(fixtures.registry.drafts.get(2).digest())
                    .isEqualTo(fixtures.registry.drafts.getFirst().digest());
            assertThat(fixtures.joins).hasValue(1);
        }

        @Test
        void anotherPipelineThatDoesTheSameUsesTheSameResults() {
            fixtures.declare(pipeline("train"));
            fixtures.declare(pipeline("other"));
            fixtures.run(TRAIN);

            PipelineRun other = fixtures.run(new PipelineName("taxi", "other"));

            assertThat(other.steps().get(3).state()).isEqualTo(StepState.CACHED);
        }

        @Test
        void whatIsLostFromTheBlobsIsMadeAgain() {
            fixtures.declare(pipeline("train"));
            PipelineRun first = fixtures.run(TRAIN);
            Digest model = digests(first).get(2);
            fixtures.blobs.delete(model);

            PipelineRun second = fixtures.run(TRAIN);

            assertThat(second.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(fixtures.blobs.contains(model)).isTrue();
        }

        @Test
        void anotherParameterIsAnotherResult() {
            fixtures.declare(pipeline("train"));
            PipelineRun first = fixtures.run(TRAIN);

            PipelineRun second =
                    fixtures.module.runs().run(TRAIN, new RunRequest(CUT, Map.of("days", JsonValue.of(8)), "alice"));

            assertThat(second.steps().getFirst().state()).isEqualTo(StepState.SUCCEEDED);
            assertThat(digests(second)).doesNotContainAnyElementsOf(digests(first));
        }

        @Test
        void anUnknownParameterAndPipelineAreRefusedWithTheNearestName() {
            fixtures.declare(pipeline("train"));

            assertThatThrownBy(() -> fixtures.module
                            .runs()
                            .start(TRAIN, new RunRequest(CUT, Map.of("day", JsonValue.of(8)), "alice")))
                    .hasMessageContaining("did you mean \"days\"?");
            assertThatThrownBy(() -> fixtures.module
                            .runs()
                            .start(TRAIN, new RunRequest(CUT, Map.of("days", JsonValue.of("8")), "alice")))
                    .hasMessageContaining("parameter \"days\" expected a number");
            assertThatThrownBy(() -> fixtures.module.pipelines().get("trian"))
                    .hasMessageContaining("did you mean \"train\"?");
            assertThat(fixtures.module.runs().list(TRAIN, PageRequest.first()).items())
                    .isEmpty();
        }

        @Test
        void aContractThatIsNotKeptEndsTheRun() {
            fixtures.declare(pipeline("train"));
            fixtures.contractPasses = false;

            PipelineRun run = fixtures.run(TRAIN);

            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.message())
                    .contains(
                            "step \"checked\": \"trips\" does not keep contract \"trips\": distance: 12 rows refused");
            assertThat(run.steps())
                    .extracting(StepRun::state)
                    .startsWith(StepState.SUCCEEDED, StepState.FAILED, StepState.WAITING);
            assertThat(fixtures.tracking.outcomes).containsValue(RunState.FAILED);
        }

        @Test
        void whatAContractFoundIsEvidenceAboutTheDataThatWasJudged() {
            fixtures.declare(pipeline("train"));
            fixtures.contractPasses = false;
            fixtures.run(TRAIN);

            Evidence failed = fixtures.latest(PipelineFixtures.SOURCE, PipelineEvidence.CONTRACT)
                    .orElseThrow();
            assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(failed.result().summary()).contains("\"trips\"", "train", "distance: 12 rows refused");
            assertThat(failed.result().values().flag("passed")).isFalse();
            assertThat(failed.result().observedAt()).isEqualTo(PipelineFixtures.CUT);

            fixtures.contractPasses = true;
            fixtures.run(TRAIN);

            assertThat(fixtures.latest(PipelineFixtures.SOURCE, PipelineEvidence.CONTRACT)
                            .orElseThrow()
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
        }

        @Test
        void aRunThatACrashCutShortIsShownAsFailedAndTheNextGoesOn() {
            fixtures.declare(pipeline("train"));
            PipelineRun run = fixtures.run(TRAIN);
            AssetRef tracked = fixtures.tracking.start(
                    new RunTracking.Draft("train", "train 2", "alice", Map.of(), Optional.empty()));
            PipelineRun cut = new PipelineRun(
                    new RunId(TRAIN, 2),
                    run.request(),
                    run.seed(),
                    RunState.RUNNING,
                    Optional.of(tracked),
                    run.queuedAt(),
                    run.startedAt(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            run.steps().getFirst(),
                            StepRun.waiting(new Step.Validate("checked", "", ""))
                                    .start(run.queuedAt())));
            fixtures.database.write(transaction -> {
                SqlPipelineStores.runs().create(transaction, cut);
                SqlPipelineStores.runs().update(transaction, cut);
                SqlPipelineStores.runs()
                        .updateStep(transaction, cut.id(), 1, cut.steps().get(1));
                return cut;
            });

            fixtures.module.recover();

            PipelineRun found = fixtures.module.runs().get(cut.id());
            assertThat(found.state()).isEqualTo(RunState.FAILED);
            assertThat(found.message().orElseThrow()).startsWith("the server stopped while it ran");
            assertThat(found.steps().get(1).state()).isEqualTo(StepState.FAILED);
            assertThat(fixtures.tracking.outcomes).containsEntry(tracked, RunState.FAILED);
            assertThat(fixtures.run(TRAIN).steps().getFirst().state()).isEqualTo(StepState.CACHED);
        }

        @Test
        void aRunInTheBackgroundCanBeCancelled() throws InterruptedException {
            Step.Command sleep = new Step.Command(
                    "sleep", List.of("sleep", "60"), Optional.empty(), Map.of(), Duration.ofMinutes(2));
            fixtures.declare(new Pipeline(TRAIN, Map.of(), Optional.empty(), List.of(sleep)));

            PipelineRun run = fixtures.module.runs().start(TRAIN, RunRequest.of(CUT, "alice"));
            await(run.id(), RunState.RUNNING);
            fixtures.module.runs().cancel(run.id());
            await(run.id(), RunState.CANCELLED);

            PipelineRun ended = fixtures.module.runs().get(run.id());
            assertThat(ended.steps().getFirst().state()).isEqualTo(StepState.CANCELLED);
            assertThat(ended.message().orElseThrow()).contains("the run was cancelled");
        }

        private void await(RunId id, RunState state) throws InterruptedException {
            for (int i = 0; fixtures.module.runs().get(id).state() != state; i++) {
                assertThat(i).as("fifths of seconds until the run is " + state).isLessThan(100);
                Thread.sleep(200);
            }
        }

        @Test
        void aCommandIsToldOfTheRunAndItsOutputIsKept() {
            Step.Command command = new Step.Command(
                    "say",
                    List.of("sh", "-c", "echo before; echo $GIMBAL_AS_OF $GIMBAL_SEED $WORD; exit $CODE"),
                    Optional.empty(),
                    Map.of("WORD", "hello", "CODE", "0"),
                    Duration.ofSeconds(20));
            fixtures.declare(new Pipeline(TRAIN, Map.of(), Optional.of(5L), List.of(command)));

            StepRun step = fixtures.run(TRAIN).steps().getFirst();

            assertThat(step.message()).isEqualTo("2020-03-15T00:00:00Z 5 hello");
            byte[] printed =
                    fixtures.blobs.read(step.output().orElseThrow().digest().orElseThrow());
            assertThat(new String(printed, StandardCharsets.UTF_8)).startsWith("before\n");
        }

        @Test
        void aCommandThatFailsOrTakesTooLongEndsTheRun() {
            Step.Command failing = new Step.Command(
                    "fail",
                    List.of("sh", "-c", "echo no luck; exit 3"),
                    Optional.empty(),
                    Map.of(),
                    Duration.ofSeconds(20));
            Step.Command slow =
                    new Step.Command("slow", List.of("sleep", "60"), Optional.empty(), Map.of(), Duration.ofSeconds(1));
            fixtures.declare(new Pipeline(TRAIN, Map.of(), Optional.of(5L), List.of(failing)));
            assertThat(fixtures.run(TRAIN).message().orElseThrow()).contains("\"sh\" ended with 3: no luck");

            fixtures.declare(new Pipeline(TRAIN, Map.of(), Optional.of(5L), List.of(slow)));
            assertThat(fixtures.run(TRAIN).message().orElseThrow()).contains("did not end within 1s");
        }

        private static List<Digest> digests(PipelineRun run) {
            return run.steps().stream()
                    .flatMap(step -> step.output().stream())
                    .flatMap(output -> output.digest().stream())
                    .toList();
        }
    }

    @Nested
    class OfEvidence {
        @Test
        void aVersionHasItsEvidenceAndItsEdges() {
            fixtures.declare(pipeline("train"));
            PipelineRun run = fixtures.run(TRAIN);

            AssetRef linear = fixtures.registry.ref(2);
            JsonObject evaluation = value(linear, PipelineEvidence.EVALUATION);
            assertThat(evaluation.number("mae")).isCloseTo(1.1, within(0.1));
            assertThat(evaluation.integer("rows")).isEqualTo(1203);
            assertThat(evaluation
                            .object("slices")
                            .object("zone.borough")
                            .object("Queens")
                            .integer("rows"))
                    .isBetween(721L, 723L);
            assertThat(evaluation.number("worst_slice_mae")).isGreaterThanOrEqualTo(evaluation.number("mae"));
            assertThat(value(linear, PipelineEvidence.LATENCY).number("p99_ms")).isPositive();
            assertThat(value(linear, PipelineEvidence.SIZE).integer("bytes")).isPositive();
            assertThat(value(linear, PipelineEvidence.CONTRACT).flag("passed")).isTrue();
            assertThat(fixtures.latest(linear, PipelineEvidence.EVALUATION)
                            .orElseThrow()
                            .observedAt())
                    .isEqualTo(CUT);
            AssetRef tracked = run.tracked().orElseThrow();
            assertThat(edges(tracked)).contains(tracked + " reads " + SOURCE, tracked + " produces " + linear);
            AssetRef set = fixtures.registry.drafts.getFirst().trainedOn().getFirst();
            assertThat(set.toString()).startsWith("training-set:taxi/train.training@");
            assertThat(edges(set)).contains(set + " derived-from " + SOURCE, linear + " trained-on " + set);
            assertThat(fixtures.registry.aliases).containsEntry("failsafe", 1);
        }

        @Test
        void aFeatureViewHasTheWorthOfItsFeatures() {
            fixtures.declare(pipeline("train"));
            fixtures.run(TRAIN);

            JsonObject weather = value(WEATHER, PipelineEvidence.FEATURE_VALUE);
            assertThat(weather.text("model")).isEqualTo("linear");
            assertThat(weather.integer("distinct")).isEqualTo(7);
            assertThat(weather.number("mae_without")).isCloseTo(weather.number("mae"), within(0.05));
            JsonObject zone = value(PipelineFixtures.ZONE, PipelineEvidence.FEATURE_VALUE);
            assertThat(zone.number("mae_without")).isGreaterThan(zone.number("mae") + 0.5);
        }

        @Test
        void aRegisteredVersionIsJudgedOnTheSameRows() {
            fixtures.declare(pipeline("train"));
            fixtures.run(TRAIN);
            Pipeline train = pipeline("train");
            List<Step> steps = List.of(
                    train.steps().getFirst(),
                    new Step.TrainingSet(
                            "training",
                            "trips",
                            "pickup_at",
                            "trip_duration",
                            new Step.Label("duration", Optional.of("dropoff_at")),
                            new Step.Split.ByHash("id", 0.2)),
                    train.steps().get(4),
                    new Step.Evaluate(
                            "evaluation", "training", List.of("linear", "trip-duration@failsafe"), List.of(), false),
                    new Step.Register("versions", "trip-duration", List.of("linear"), Map.of()));
            fixtures.declare(
                    new Pipeline(new PipelineName("taxi", "retrain"), train.parameters(), train.seed(), steps));

            PipelineRun run = fixtures.module
                    .runs()
                    .run(new PipelineName("taxi", "retrain"), RunRequest.of(CUT.minus(Duration.ofHours(1)), "bob"));

            assertThat(run.message()).isEmpty();
            Evidence failsafe = fixtures.latest(fixtures.registry.ref(1), PipelineEvidence.EVALUATION)
                    .orElseThrow();
            assertThat(failsafe.observedAt()).isEqualTo(CUT); // the older of the two, by event time
            JsonObject retrained = value(fixtures.registry.ref(3), PipelineEvidence.EVALUATION);
            assertThat(retrained.integer("rows")).isBetween(850L, 1050L);
            assertThat(fixtures.latest(fixtures.registry.ref(3), PipelineEvidence.CONTRACT))
                    .isEmpty();
        }

        @Test
        void whatWasValidatedCountsAlsoThroughAQueryThatWritesItsNameOtherwise() {
            Pipeline train = pipeline("train");
            List<Step> steps = new ArrayList<>(train.steps());
            steps.add(2, new Step.Sql("clean", "with t as (select * from TRIPS) select t.* from t"));
            steps.replaceAll(step -> step instanceof Step.TrainingSet set
                    ? new Step.TrainingSet(set.name(), "clean", set.time(), set.features(), set.label(), set.split())
                    : step);
            fixtures.declare(new Pipeline(TRAIN, train.parameters(), train.seed(), steps));

            fixtures.run(TRAIN);

            assertThat(value(fixtures.registry.ref(2), PipelineEvidence.CONTRACT)
                            .flag("passed"))
                    .isTrue();
        }

        @Test
        void whatWasValidatedDoesNotCountForAQueryThatOnlyMentionsIt() {
            Pipeline train = pipeline("train");
            List<Step> steps = new ArrayList<>(train.steps());
            steps.set(1, new Step.Sql("other", "select distance from trips"));
            steps.add(2, new Step.Validate("checked", "other", "trips"));
            steps.add(3, new Step.Sql("clean", "select *, 'other' as other from trips -- other"));
            steps.replaceAll(step -> step instanceof Step.TrainingSet set
                    ? new Step.TrainingSet(set.name(), "clean", set.time(), set.features(), set.label(), set.split())
                    : step);
            fixtures.declare(new Pipeline(TRAIN, train.parameters(), train.seed(), steps));

            fixtures.run(TRAIN);

            assertThat(fixtures.latest(fixtures.registry.ref(2), PipelineEvidence.CONTRACT))
                    .isEmpty();
        }

        private JsonObject value(AssetRef about, EvidenceType type) {
            return fixtures.latest(about, type).orElseThrow().values();
        }

        private List<String> edges(AssetRef ref) {
            return fixtures.graph.edges().list(ref).stream().map(Edge::toString).toList();
        }
    }

    @Nested
    class OfStores {
        @Test
        void aPipelineIsReadAsItWasPut() {
            Pipeline whole = pipeline(
                    "train",
                    new Step.TrainingSet(
                            "hashed",
                            "trips",
                            "pickup_at",
                            "trip_duration",
                            new Step.Label("duration", Optional.empty()),
                            new Step.Split.ByHash("id", 0.2)),
                    new Step.Command(
                            "say", List.of("echo"), Optional.of("kept"), Map.of("A", "b"), Duration.ofMinutes(1)));
            fixtures.declare(whole);

            assertThat(fixtures.module.pipelines().get(TRAIN)).isEqualTo(whole);
            assertThat(fixtures.module.pipelines().list()).containsExactly(whole);
        }

        @Test
        void runsAreListedNewestFirst() {
            fixtures.declare(
                    new Pipeline(TRAIN, Map.of(), Optional.empty(), List.of(new Step.Sql("one", "select 1 as x"))));
            fixtures.run(TRAIN);
            fixtures.run(TRAIN);

            assertThat(fixtures.module.runs().list(TRAIN, PageRequest.first(1)).items())
                    .extracting(run -> run.id().number())
                    .containsExactly(2L);
            assertThatThrownBy(() -> fixtures.module.runs().get(new RunId(TRAIN, 3)))
                    .isInstanceOf(CodedException.class)
                    .hasMessage("no run taxi/train#3");
        }
    }

    @Nested
    class OfRetraining {
        private static final Instant RAISED = CUT.minus(Duration.ofHours(2));

        @Test
        void anAlertRetrainsShadowsAndPromotesInEventTime() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", true);

            fixtures.clock.advance(RAISED);
            Retraining shadowing = fixtures.module.retrainings().list().getFirst();
            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            assertThat(shadowing.state()).isEqualTo(Retraining.State.SHADOWING);
            assertThat(fixtures.serving.calls)
                    .containsExactly(
                            "shadow 2",
                            "score 2020-03-14T22:00:00Z to 2020-03-15T22:00:00Z",
                            "promote 2 at 2020-03-15T22:00:00Z",
                            "end 2");
            Retraining decided = fixtures.module.retrainings().list().getFirst();
            assertThat(decided.state()).isEqualTo(Retraining.State.PROMOTED);
            assertThat(decided.score().orElseThrow().labels()).isEqualTo(900);
            assertThat(decided.decidedAt()).contains(RAISED.plus(Duration.ofDays(1)));
            Evidence shadow = fixtures.latest(fixtures.registry.ref(2), PipelineEvidence.SHADOW)
                    .orElseThrow();
            assertThat(shadow.values().number("champion_mae")).isEqualTo(4.4);
            assertThat(fixtures.module
                            .runs()
                            .get(decided.run().orElseThrow())
                            .request()
                            .asOf())
                    .isEqualTo(RAISED);
        }

        @Test
        void aRefusalIsKept() {
            fixtures.declare(pipeline("retrain"));
            fixtures.serving.decision = new Promotion.Decision.Refused("accuracy failed");
            fixtures.serving.score = Optional.empty();
            alert("raised", true);

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            Retraining decided = fixtures.module.retrainings().list().getFirst();
            assertThat(decided.state()).isEqualTo(Retraining.State.REFUSED);
            assertThat(decided.refusal()).contains("accuracy failed");
            assertThat(fixtures.serving.calls).endsWith("end 2");
            assertThat(fixtures.latest(fixtures.registry.ref(2), PipelineEvidence.SHADOW))
                    .isEmpty();
        }

        @Test
        void aRunThatFailsIsTheEndOfIt() {
            fixtures.declare(pipeline("retrain"));
            fixtures.contractPasses = false;
            alert("raised", true);

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            Retraining decided = fixtures.module.retrainings().list().getFirst();
            assertThat(decided.state()).isEqualTo(Retraining.State.FAILED);
            assertThat(decided.refusal().orElseThrow()).contains("does not keep contract");
            assertThat(fixtures.serving.calls).isEmpty();
        }

        @Test
        void whatCanNeverSucceedIsGivenUpAndEventTimeGoesOn() {
            alert("raised", true); // there is no pipeline of that name

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            Retraining decided = fixtures.module.retrainings().list().getFirst();
            assertThat(decided.state()).isEqualTo(Retraining.State.FAILED);
            assertThat(decided.refusal().orElseThrow()).contains("no pipeline");
        }

        @Test
        void anEndpointThatIsGoneDoesNotStopEventTime() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", true);
            fixtures.clock.advance(RAISED);
            fixtures.serving.isGone = true;

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            Retraining decided = fixtures.module.retrainings().list().getFirst();
            assertThat(decided.state()).isEqualTo(Retraining.State.REFUSED);
            assertThat(decided.refusal().orElseThrow()).contains("no endpoint");
        }

        @Test
        void itsShadowsAreGoneWithAnEndpointThatIsGoneAfterThePromotion() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", true);
            fixtures.clock.advance(RAISED);
            fixtures.serving.isGoneAfterPromotion = true;

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            assertThat(fixtures.module.retrainings().list().getFirst().state()).isEqualTo(Retraining.State.PROMOTED);
        }

        @Test
        void aDecisionThatACrashCutShortIsNotScoredTwice() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", true);
            fixtures.clock.advance(RAISED);
            fixtures.serving.isUnavailable = true;
            assertThatThrownBy(() -> fixtures.clock.advance(RAISED.plus(Duration.ofDays(2))))
                    .hasMessageContaining("try again");
            fixtures.serving.isUnavailable = false;

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            assertThat(fixtures.module.retrainings().list().getFirst().state()).isEqualTo(Retraining.State.PROMOTED);
            assertThat(fixtures.serving.calls).containsOnlyOnce("score 2020-03-14T22:00:00Z to 2020-03-15T22:00:00Z");
        }

        @Test
        void aServerThatStopsLeavesItToTheNextOne() throws InterruptedException {
            Step.Command sleep = new Step.Command(
                    "sleep", List.of("sleep", "60"), Optional.empty(), Map.of(), Duration.ofMinutes(2));
            fixtures.declare(
                    new Pipeline(new PipelineName("taxi", "retrain"), Map.of(), Optional.empty(), List.of(sleep)));
            alert("raised", true);
            Thread advancing = Thread.ofPlatform().start(() -> {
                try {
                    fixtures.clock.advance(RAISED.plusSeconds(1));
                } catch (CodedException e) {
                    fixtures.serving.calls.add(e.code().toString());
                }
            });
            RunId run = new RunId(new PipelineName("taxi", "retrain"), 1);
            awaitStarted(run);

            fixtures.module.close();
            advancing.join();

            assertThat(fixtures.serving.calls).containsExactly(ErrorCode.UNAVAILABLE.toString());
            assertThat(fixtures.module.retrainings().list().getFirst().state()).isEqualTo(Retraining.State.REQUESTED);
        }

        private void awaitStarted(RunId id) throws InterruptedException {
            for (int i = 0; !isRunning(id); i++) {
                assertThat(i).as("fifths of seconds until the run has begun").isLessThan(100);
                Thread.sleep(200);
            }
        }

        private boolean isRunning(RunId id) {
            return fixtures.module.runs().list(id.pipeline(), PageRequest.first(1)).items().stream()
                    .anyMatch(run -> run.state() == RunState.RUNNING);
        }

        @Test
        void anAlertThatDoesNotActOrIsClearedStartsNothing() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", false);
            alert("cleared", true);

            fixtures.clock.advance(RAISED.plus(Duration.ofDays(2)));

            assertThat(fixtures.module.retrainings().list()).isEmpty();
        }

        @Test
        void anotherRunIsNotMadeWhenTheFirstSucceededBeforeACrash() {
            fixtures.declare(pipeline("retrain"));
            alert("raised", true);
            fixtures.clock.advance(RAISED.minusSeconds(1));
            Retraining waiting = fixtures.module.retrainings().list().getFirst();
            fixtures.clock.advance(RAISED);
            fixtures.database.write(transaction -> {
                SqlPipelineStores.retrainings().update(transaction, waiting);
                return waiting;
            });

            fixtures.clock.advance(RAISED.plusSeconds(1));

            assertThat(fixtures.registry.drafts).hasSize(2);
            assertThat(fixtures.module.retrainings().list().getFirst().state()).isEqualTo(Retraining.State.SHADOWING);
        }

        private void alert(String state, boolean acts) {
            JsonObject.Builder actions = JsonObject.builder();
            if (acts) {
                actions.put("retrain", "retrain");
            }
            JsonObject values = JsonObject.builder()
                    .put("alert", "performance")
                    .put("severity", "CRITICAL")
                    .put("state", state)
                    .put("monitor", "trip-duration")
                    .put("actions", actions.build())
                    .put("takes_effect_after", "24h")
                    .build();
            fixtures.evidence
                    .log()
                    .append(new EvidenceDraft(
                            ENDPOINT,
                            new EvidenceType("alert"),
                            Verdict.FAILED,
                            "monitor:trip-duration",
                            "it is bad",
                            values,
                            RAISED,
                            Optional.empty()));
        }
    }
}
