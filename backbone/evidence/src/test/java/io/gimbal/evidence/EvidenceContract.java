package io.gimbal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.GateDecision.State;
import io.gimbal.evidence.GateQuestion.Subject;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Variables;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What evidence, gates and subscriptions promise on every database.
abstract class EvidenceContract {
    private static final AssetRef MODEL = AssetRef.of(new AssetKind("model-version"), "taxi", "duration", "2");
    private static final AssetRef FAILSAFE = AssetRef.of(new AssetKind("model-version"), "taxi", "duration", "1");
    private static final AssetRef DATA = AssetRef.of(new AssetKind("dataset-version"), "taxi", "trips", "1");
    private static final AssetRef OTHER_DATA = AssetRef.of(new AssetKind("dataset-version"), "taxi", "trips", "2");
    private static final EvidenceType EVALUATION = new EvidenceType("evaluation");
    private static final EvidenceType LATENCY = new EvidenceType("latency");
    private static final Instant NOON = Instant.parse("2020-03-15T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    private Database database;
    private EvidenceModule evidence;

    protected abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        database.migrate(EvidenceModule.MIGRATIONS);
        evidence = EvidenceModule.create(
                database, RulesModule.create().compiler(), kinds(), () -> NOON.plusSeconds(86_400));
    }

    private static List<EvidenceKind> kinds() {
        return List.of(
                new EvidenceKind(
                        EVALUATION,
                        "error on validation data",
                        Variables.builder()
                                .number("mae")
                                .number("bias")
                                .integer("rows")
                                .build()),
                new EvidenceKind(
                        LATENCY,
                        "time of one prediction",
                        Variables.builder().number("p99_ms").build(),
                        "run a pipeline that evaluates"),
                new EvidenceKind(
                        new EvidenceType("shadow"),
                        "live error beside the champion's",
                        Variables.builder()
                                .integer("labels")
                                .number("mae")
                                .number("champion_mae")
                                .build()),
                new EvidenceKind(
                        new EvidenceType("feature-value"),
                        "error without a view",
                        Variables.builder().number("mae").build()));
    }

    @AfterEach
    void stop() {
        evidence.subscriptions().close();
        database.close();
    }

    @Nested
    class TheLog {
        @Test
        void givesBackWhatWasAppended() {
            Evidence appended = evidence.log().append(mae(MODEL, Verdict.PASSED, 4.25, NOON));

            assertThat(evidence.log().latest(MODEL, EVALUATION)).contains(appended);
            assertThat(evidence.log().latest(MODEL, LATENCY)).isEmpty();
            assertThat(evidence.log().latest(FAILSAFE, EVALUATION)).isEmpty();
        }

        @Test
        void theLatestIsLatestInEventTimeNotInOrderOfArrival() {
            Evidence newer = evidence.log().append(mae(MODEL, Verdict.PASSED, 1, NOON.plusSeconds(1)));
            evidence.log().append(mae(MODEL, Verdict.FAILED, 2, NOON));

            assertThat(evidence.log().latest(MODEL, EVALUATION)).contains(newer);
            assertThat(evidence.log().latestOfEachType(MODEL)).containsExactly(newer);
        }

        @Test
        void ofEqualEventTimesTheOneRecordedLastCounts() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 1, NOON));
            Evidence second = evidence.log().append(mae(MODEL, Verdict.FAILED, 2, NOON));

            assertThat(evidence.log().latest(MODEL, EVALUATION)).contains(second);
        }

        @Test
        void pagesShowEachOnceNewestFirst() {
            IntStream.range(0, 7).forEach(i -> evidence.log().append(mae(MODEL, Verdict.PASSED, i, NOON)));

            Page<Evidence> first = evidence.log().list(EvidenceFilter.about(MODEL), PageRequest.first(4));
            Page<Evidence> second = evidence.log()
                    .list(
                            EvidenceFilter.about(MODEL),
                            PageRequest.first(4).next(first.next().orElseThrow()));

            assertThat(first.items()).extracting(EvidenceContract::mae).containsExactly(6.0, 5.0, 4.0, 3.0);
            assertThat(second.items()).extracting(EvidenceContract::mae).containsExactly(2.0, 1.0, 0.0);
            assertThat(second.next()).isEmpty();
        }

        @Test
        void positionsHaveNoGapsUnderManyWriters() throws InterruptedException {
            List<Thread> writers = IntStream.range(0, 10)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < 10; i++) {
                            evidence.log().append(mae(MODEL, Verdict.PASSED, i, NOON));
                        }
                    }))
                    .toList();
            for (Thread writer : writers) {
                writer.join();
            }

            List<Evidence> all = evidence.log()
                    .list(EvidenceFilter.about(MODEL), PageRequest.first(1_000))
                    .items();

            assertThat(all.reversed())
                    .extracting(Evidence::position)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                            .mapToObj(i -> (long) i)
                            .toList());
        }

        @Test
        void refusesWhatExpiresBeforeItWasObserved() {
            assertThatThrownBy(() -> new EvidenceDraft(
                            MODEL, LATENCY, Verdict.PASSED, "test", "", JsonObject.EMPTY, NOON, Optional.of(NOON)))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
        }
    }

    @Nested
    class AGate {
        private static final String ACCURATE =
                "candidate.evaluation.rows >= 1000 && candidate.evaluation.mae <= failsafe.evaluation.mae";
        private static final String TRUSTED = "candidate.review.approvals >= 1 ||"
                + " candidate.shadow.labels >= 200 && candidate.shadow.mae < candidate.shadow.champion_mae";

        @Test
        void passesWhenEveryConditionHolds() {
            evaluate(MODEL, 4.0);
            evaluate(FAILSAFE, 4.5);
            review("bob", true);

            GateDecision decision =
                    decide(gate(Prerequisite.of("accuracy", ACCURATE), Prerequisite.of("trust", TRUSTED)));

            assertThat(decision.passed()).isTrue();
            assertThat(decision.refusals()).isEmpty();
            assertThat(decision.pieces().getFirst().lines())
                    .containsExactly(
                            "holds: candidate.evaluation.rows >= 1000 (candidate.evaluation.rows = 2000)",
                            "holds: candidate.evaluation.mae <= failsafe.evaluation.mae"
                                    + " (candidate.evaluation.mae = 4.0, failsafe.evaluation.mae = 4.5)");
        }

        @Test
        void namesEveryPieceThatIsMissing() {
            GateDecision decision = decide(gate(
                    Prerequisite.of("accuracy", ACCURATE),
                    Prerequisite.of("speed", "candidate.latency.p99_ms <= 20.0"),
                    Prerequisite.of("trust", TRUSTED)));

            assertThat(decision.refusals())
                    .extracting(GateDecision.Piece::state)
                    .containsOnly(State.MISSING);
            assertThat(decision.refusals())
                    .flatExtracting(GateDecision.Piece::gaps)
                    .extracting(EvidenceGap::name)
                    .containsExactly(
                            "candidate.evaluation",
                            "failsafe.evaluation",
                            "candidate.latency",
                            "candidate.review",
                            "candidate.shadow");
            assertThat(decision.refusal())
                    .contains("accuracy missing")
                    .contains("candidate.latency is missing: nothing has checked it yet; run a pipeline that evaluates")
                    .contains("candidate.review is missing: nobody has reviewed it")
                    .contains("not judged: " + TRUSTED + " (candidate.review.approvals = 0)")
                    .doesNotContain("undefined");
        }

        @Test
        void namesARoleThatNobodyHas() {
            evaluate(MODEL, 4.0);

            GateDecision decision = gates().decide(
                            gate(Prerequisite.of("better", "candidate.evaluation.mae < champion.evaluation.mae")),
                            new GateQuestion(Map.of(GateRole.CANDIDATE, Subject.of(MODEL, "alice")), NOON));

            assertThat(only(decision).state()).isEqualTo(State.MISSING);
            assertThat(only(decision).gaps()).extracting(EvidenceGap::name).containsExactly("champion");
        }

        @Test
        void saysWhichClauseFailedWithItsValues() {
            evaluate(MODEL, 4.75);
            evaluate(FAILSAFE, 4.5);

            GateDecision decision = decide(gate(Prerequisite.of("accuracy", ACCURATE)));

            assertThat(decision.refusal()).isEqualTo("""
                    accuracy failed
                      fails: candidate.evaluation.mae <= failsafe.evaluation.mae (candidate.evaluation.mae = 4.75, \
                    failsafe.evaluation.mae = 4.5)""");
        }

        @Test
        void hearsEveryReviewer_howeverOftenAnotherSpoke() {
            review("carol", true);
            database.write(transaction -> {
                for (int i = 0; i < 1_001; i++) {
                    Review again = new Review("bob", i < 1_000, List.of(), "word " + i);
                    evidence.reviews().append(transaction, MODEL, again, NOON);
                }
                return true;
            });

            assertThat(only(decide(gate(Prerequisite.of(
                                    "trust",
                                    "candidate.review.approvals == 1" + " && candidate.review.rejections == 1"))))
                            .state())
                    .isEqualTo(State.PASSED);
        }

        @Test
        void acceptsWhatIsMissingWhereTheOtherSideHolds() {
            review("bob", true);
            assertThat(only(decide(gate(Prerequisite.of("trust", TRUSTED)))).state())
                    .isEqualTo(State.PASSED);
            review("bob", false);
            assertThat(only(decide(gate(Prerequisite.of("trust", TRUSTED)))).state())
                    .isEqualTo(State.MISSING);

            shadow(300, 3.5, 4.0);

            assertThat(only(decide(gate(Prerequisite.of("trust", TRUSTED)))).state())
                    .isEqualTo(State.PASSED);
            shadow(300, 4.0, 3.5);
            assertThat(only(decide(gate(Prerequisite.of("trust", TRUSTED)))).state())
                    .isEqualTo(State.FAILED);
        }

        @Test
        void doesNotReadWhatIsUndefined() {
            append(MODEL, EVALUATION, Verdict.UNDEFINED, evaluation(1.0), NOON);
            Prerequisite small = Prerequisite.of("small", "candidate.evaluation.mae <= 4.0");

            assertThat(only(decide(gate(small))).state()).isEqualTo(State.UNDEFINED);
            assertThat(only(decide(gate(small))).gaps())
                    .extracting(EvidenceGap::explanation)
                    .containsExactly("measured");
        }

        @Test
        void isUndefinedWhereAValueWasNotMeasured() {
            append(
                    MODEL,
                    EVALUATION,
                    Verdict.PASSED,
                    JsonObject.builder().put("rows", 2_000).build(),
                    NOON);

            GateDecision decision = decide(gate(Prerequisite.of("small", "candidate.evaluation.mae <= 4.0")));

            assertThat(only(decision).state()).isEqualTo(State.UNDEFINED);
            assertThat(decision.refusal()).contains("candidate.evaluation.mae is missing");
        }

        @Test
        void knowsWhetherACheckPassedFromItsVerdict() {
            Prerequisite fast = Prerequisite.of("fast", "candidate.latency.passed");
            append(MODEL, LATENCY, Verdict.FAILED, JsonObject.EMPTY, NOON);
            assertThat(only(decide(gate(fast))).state()).isEqualTo(State.FAILED);

            append(MODEL, LATENCY, Verdict.PASSED, JsonObject.EMPTY, NOON);

            assertThat(only(decide(gate(fast))).state()).isEqualTo(State.PASSED);
        }

        @Test
        void refusesWhatIsTooOldInEventTime() {
            append(MODEL, LATENCY, Verdict.PASSED, JsonObject.EMPTY, NOON.minus(Duration.ofDays(3)));
            Gate gate = gate(Prerequisite.of("fast", "candidate.latency.passed"));

            assertThat(only(decide(gate.withMaxAge(Duration.ofDays(3)))).state())
                    .isEqualTo(State.PASSED);
            assertThat(only(decide(gate.withMaxAge(Duration.ofDays(2)))).state())
                    .isEqualTo(State.EXPIRED);
            assertThat(decide(gate.withMaxAge(Duration.ofDays(2))).refusal())
                    .contains("candidate.latency is expired: it looked at data up to 2020-03-12T12:00:00Z,"
                            + " may be 2 days old, now it is 2020-03-15T12:00:00Z");
        }

        @Test
        void refusesWhatHasExpiredByItself() {
            evidence.log()
                    .append(new EvidenceDraft(
                            MODEL,
                            LATENCY,
                            Verdict.PASSED,
                            "test",
                            "fine",
                            JsonObject.EMPTY,
                            NOON.minusSeconds(10),
                            Optional.of(NOON)));

            assertThat(only(decide(gate(Prerequisite.of("fast", "candidate.latency.passed"))))
                            .state())
                    .isEqualTo(State.EXPIRED);
        }

        @Test
        void believesWhatIsKnownOfWhatTheAssetWasMadeFromUnlessItKnowsBetter() {
            Prerequisite small = Prerequisite.of("small", "candidate.evaluation.mae <= 4.0");
            append(DATA, EVALUATION, Verdict.PASSED, evaluation(3.0), NOON);
            assertThat(only(decide(gate(small))).state()).isEqualTo(State.PASSED);

            append(OTHER_DATA, EVALUATION, Verdict.FAILED, evaluation(5.0), NOON.minusSeconds(5));
            assertThat(only(decide(gate(small))).state()).isEqualTo(State.FAILED);
            append(MODEL, EVALUATION, Verdict.PASSED, evaluation(3.5), NOON.minusSeconds(10));

            assertThat(only(decide(gate(small))).state()).isEqualTo(State.PASSED);
        }

        @Test
        void readsTypesWithADash() {
            append(
                    MODEL,
                    new EvidenceType("feature-value"),
                    Verdict.PASSED,
                    JsonObject.builder().put("mae", 3.0).build(),
                    NOON);

            assertThat(only(decide(gate(Prerequisite.of("views", "candidate.feature_value.mae < 4.0"))))
                            .state())
                    .isEqualTo(State.PASSED);
        }

        @Test
        void refusesEverythingMisspeltWhenItIsMade() {
            Gate gate = gate(
                    Prerequisite.of("a", "candidate.evalution.mae < 4.5"),
                    Prerequisite.of("b", "candidate.evaluation.mea < 4.5"),
                    Prerequisite.of("c", "champoin.evaluation.mae < 4.5"));

            assertThat(gates().check(gate))
                    .extracting(problem -> problem.hint().orElse(""))
                    .containsExactly(
                            "did you mean \"evaluation\"?", "did you mean \"mae\"?", "did you mean \"champion\"?");
            assertThatThrownBy(() -> gates().validate(gate)).hasMessageStartingWith("3 problems in gate test");
        }

        private void shadow(int labels, double mae, double championMae) {
            JsonObject values = JsonObject.builder()
                    .put("labels", labels)
                    .put("mae", mae)
                    .put("champion_mae", championMae)
                    .build();
            append(MODEL, new EvidenceType("shadow"), Verdict.PASSED, values, NOON);
        }
    }

    @Nested
    class AReview {
        private final Gate two = gate(Prerequisite.of("trust", "candidate.review.approvals >= 2"));

        @Test
        void countsDifferentPeopleOtherThanTheAuthor() {
            review("alice", true);
            review("bob", true);
            review("bob", true);
            assertThat(only(decide(two)).state()).isEqualTo(State.FAILED);
            assertThat(decide(two).refusal())
                    .contains("candidate.review.approvals = 1")
                    .contains("the word of alice does not count: is the author");

            review("carol", true);

            assertThat(decide(two).passed()).isTrue();
        }

        @Test
        void takenBackNoLongerCounts() {
            review("bob", true);
            review("carol", true);
            review("carol", false);

            assertThat(decide(two).refusal()).contains("candidate.review.approvals = 1");
            assertThat(only(decide(gate(Prerequisite.of("agreed", "candidate.review.rejections == 0"))))
                            .state())
                    .isEqualTo(State.FAILED);
        }

        @Test
        void doesNotCountForEver() {
            review("bob", true);
            review("carol", true);

            GateDecision decision =
                    gates().decide(two.withMaxAge(Duration.ofDays(1)), question(NOON.plus(Duration.ofDays(2))));

            assertThat(decision.refusal()).contains("the word of bob does not count: looked at it too long ago");
        }

        @Test
        void ofTheAuthorCountsWhereTheGateAllowsIt() {
            review("alice", true);
            Gate one = gate(Prerequisite.of("trust", "candidate.review.approvals >= 1"));

            assertThat(decide(one.withSelfReview()).passed()).isTrue();
            assertThat(decide(one).passed()).isFalse();
        }
    }

    @Nested
    class ASubscriber {
        @Test
        void hearsEachPieceOnceInOrder() {
            Listener listener = new Listener("listener", 0);
            evidence.subscriptions().subscribe(listener);
            evidence.subscriptions().start();

            IntStream.range(0, 50).forEach(i -> evidence.log().append(mae(MODEL, Verdict.PASSED, i, NOON)));
            evidence.log().append(latency());
            evidence.subscriptions().settle(SOON);

            assertThat(listener.heard)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(i -> (double) i).toList());
        }

        @Test
        void newToTheLogHearsOnlyWhatComes() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 1, NOON));
            Listener listener = new Listener("listener", 0);
            evidence.subscriptions().subscribe(listener);
            evidence.subscriptions().start();

            evidence.log().append(mae(MODEL, Verdict.PASSED, 2, NOON));
            evidence.subscriptions().settle(SOON);

            assertThat(listener.heard).containsExactly(2.0);
        }

        @Test
        void thatFailsIsToldAgainAndKeepsItsOrder() {
            Listener failing = new Listener("failing", 2);
            Listener well = new Listener("well", 0);
            evidence.subscriptions().subscribe(failing);
            evidence.subscriptions().subscribe(well);
            evidence.subscriptions().start();

            evidence.log().append(mae(MODEL, Verdict.PASSED, 1, NOON));
            evidence.log().append(mae(MODEL, Verdict.PASSED, 2, NOON));
            evidence.subscriptions().settle(SOON);

            assertThat(failing.heard).containsExactly(1.0, 2.0);
            assertThat(well.heard).containsExactly(1.0, 2.0);
            assertThat(evidence.subscriptions().troubles()).isEmpty();
        }

        @Test
        void afterARestartGoesOnWhereItStood() {
            Listener before = new Listener("listener", 0);
            evidence.subscriptions().subscribe(before);
            evidence.subscriptions().start();
            evidence.log().append(mae(MODEL, Verdict.PASSED, 1, NOON));
            evidence.subscriptions().settle(SOON);
            evidence.subscriptions().close();
            evidence.log().append(mae(MODEL, Verdict.PASSED, 2, NOON));

            EvidenceModule again =
                    EvidenceModule.create(database, RulesModule.create().compiler(), List.of(), () -> NOON);
            Listener after = new Listener("listener", 0);
            again.subscriptions().subscribe(after);
            again.subscriptions().start();
            again.subscriptions().settle(SOON);
            again.subscriptions().close();

            assertThat(before.heard).containsExactly(1.0);
            assertThat(after.heard).containsExactly(2.0);
        }
    }

    private static final class Listener implements Subscriber {
        private final String name;
        private final AtomicInteger failuresLeft;
        private final List<Double> heard = new CopyOnWriteArrayList<>();

        Listener(String name, int failures) {
            this.name = name;
            this.failuresLeft = new AtomicInteger(failures);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<EvidenceType> types() {
            return Set.of(EVALUATION);
        }

        @Override
        public void handle(Transaction transaction, Evidence evidence) {
            switch (failuresLeft.getAndDecrement()) {
                case 2 -> throw new IllegalStateException("on purpose");
                case 1 -> throw new StackOverflowError("on purpose");
                default -> transaction.afterCommit(() -> heard.add(mae(evidence)));
            }
        }
    }

    private Gates gates() {
        return evidence.gates();
    }

    private GateDecision decide(Gate gate) {
        return gates().decide(gate, question(NOON));
    }

    private static GateQuestion question(Instant at) {
        Subject candidate = new Subject(MODEL, "alice", List.of(DATA, OTHER_DATA));
        return new GateQuestion(
                Map.of(GateRole.CANDIDATE, candidate, GateRole.FAILSAFE, Subject.of(FAILSAFE, "alice")), at);
    }

    private static Gate gate(Prerequisite... prerequisites) {
        return Gate.of("test", prerequisites);
    }

    private static GateDecision.Piece only(GateDecision decision) {
        assertThat(decision.pieces()).hasSize(1);
        return decision.pieces().getFirst();
    }

    private void evaluate(AssetRef about, double mae) {
        append(about, EVALUATION, Verdict.PASSED, evaluation(mae), NOON);
    }

    private static JsonObject evaluation(double mae) {
        return JsonObject.builder().put("mae", mae).put("rows", 2_000).build();
    }

    private void append(AssetRef about, EvidenceType type, Verdict verdict, JsonObject values, Instant at) {
        evidence.log()
                .append(new EvidenceDraft(about, type, verdict, "test", "measured", values, at, Optional.empty()));
    }

    private void review(String who, boolean approved) {
        Review review = new Review(who, approved, List.of(), "looks as it should");
        database.write(transaction -> evidence.reviews().append(transaction, MODEL, review, NOON));
    }

    private static EvidenceDraft mae(AssetRef about, Verdict verdict, double mae, Instant at) {
        JsonObject values =
                JsonObject.builder().put("mae", mae).put("bias", 0.25).build();
        return new EvidenceDraft(about, EVALUATION, verdict, "test", "mae " + mae, values, at, Optional.empty());
    }

    private static EvidenceDraft latency() {
        JsonObject values = JsonObject.builder().put("p99_ms", 1.5).build();
        return new EvidenceDraft(MODEL, LATENCY, Verdict.PASSED, "test", "fast", values, NOON, Optional.empty());
    }

    private static double mae(Evidence evidence) {
        return evidence.values().number("mae");
    }
}
