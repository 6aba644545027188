package io.gimbal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.GateDecision.State;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Variables;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final AssetRef CHAMPION = AssetRef.of(new AssetKind("model-version"), "taxi", "duration", "1");
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
                database,
                RulesModule.create().compiler(),
                List.of(
                        new EvidenceKind(
                                EVALUATION,
                                "error on validation data",
                                Variables.builder().number("mae").number("bias").build()),
                        new EvidenceKind(
                                LATENCY,
                                "time of one prediction",
                                Variables.builder().number("p99_ms").build())),
                () -> NOON.plusSeconds(86_400));
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
            assertThat(evidence.log().latest(CHAMPION, EVALUATION)).isEmpty();
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
        @Test
        void passesWhenEveryPieceIsThere() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 4.0, NOON));

            GateDecision decision = decide(check("mae < 4.5", Optional.empty()));

            assertThat(decision.passed()).isTrue();
            assertThat(decision.refusals()).isEmpty();
        }

        @Test
        void namesEveryPieceThatIsMissing() {
            GateDecision decision = decide(
                    new Prerequisite.Check(EVALUATION, Optional.empty(), Optional.empty()),
                    new Prerequisite.Check(LATENCY, Optional.empty(), Optional.empty()));

            assertThat(decision.passed()).isFalse();
            assertThat(decision.refusals())
                    .extracting(GateDecision.Piece::state)
                    .containsOnly(State.MISSING);
            assertThat(decision.refusal()).contains("evaluation missing").contains("latency missing");
        }

        @Test
        void saysWhichClauseFailedWithItsValues() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 4.75, NOON));

            GateDecision decision = decide(check("mae < 4.5 && bias < 1.0", Optional.empty()));

            assertThat(only(decision).state()).isEqualTo(State.FAILED);
            assertThat(decision.refusal())
                    .contains("mae < 4.5")
                    .contains("4.75")
                    .doesNotContain("bias < 1.0");
        }

        @Test
        void comparesWithTheChampion() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 4.0, NOON));
            Prerequisite better = check("mae <= champion.mae", Optional.empty());

            assertThat(only(decide(better)).state()).isEqualTo(State.UNDEFINED);
            evidence.log().append(mae(CHAMPION, Verdict.PASSED, 3.9, NOON));
            assertThat(only(decide(better)).state()).isEqualTo(State.FAILED);
            evidence.log().append(mae(CHAMPION, Verdict.PASSED, 4.1, NOON));
            assertThat(only(decide(better)).state()).isEqualTo(State.PASSED);
        }

        @Test
        void treatsUndefinedAsNotPassed() {
            evidence.log().append(mae(MODEL, Verdict.UNDEFINED, 0, NOON));

            GateDecision decision = decide(new Prerequisite.Check(EVALUATION, Optional.empty(), Optional.empty()));

            assertThat(decision.passed()).isFalse();
            assertThat(only(decision).state()).isEqualTo(State.UNDEFINED);
        }

        @Test
        void refusesWhatIsTooOldInEventTime() {
            evidence.log().append(mae(MODEL, Verdict.PASSED, 4, NOON.minus(Duration.ofDays(3))));

            assertThat(only(decide(check("mae < 5.0", Optional.of(Duration.ofDays(3)))))
                            .state())
                    .isEqualTo(State.PASSED);
            assertThat(only(decide(check("mae < 5.0", Optional.of(Duration.ofDays(2)))))
                            .state())
                    .isEqualTo(State.EXPIRED);
        }

        @Test
        void refusesWhatHasExpiredByItself() {
            evidence.log()
                    .append(new EvidenceDraft(
                            MODEL,
                            EVALUATION,
                            Verdict.PASSED,
                            "test",
                            "fine",
                            JsonObject.EMPTY,
                            NOON.minusSeconds(10),
                            Optional.of(NOON)));

            assertThat(only(decide(new Prerequisite.Check(EVALUATION, Optional.empty(), Optional.empty())))
                            .state())
                    .isEqualTo(State.EXPIRED);
        }

        @Test
        void refusesMisspeltRulesAndTypesWhenItIsMade() {
            assertThatThrownBy(() -> evidence.gates().validate(gate(check("mea < 4.5", Optional.empty()))))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("mae");
            assertThatThrownBy(() -> evidence.gates()
                            .validate(gate(new Prerequisite.Check(
                                    new EvidenceType("evalution"), Optional.empty(), Optional.empty()))))
                    .hasMessageContaining("did you mean \"evaluation\"?");
        }

        private Prerequisite check(String rule, Optional<Duration> maxAge) {
            return new Prerequisite.Check(EVALUATION, Optional.of(Expression.of(rule)), maxAge);
        }
    }

    @Nested
    class AReview {
        private final Prerequisite.Review twoOthers =
                new Prerequisite.Review(2, false, List.of("looked at slices"), Optional.empty());

        @Test
        void countsDifferentPeopleOtherThanTheAuthor() {
            review("alice", true);
            review("bob", true);
            review("bob", true);
            assertThat(only(decide(twoOthers)).state()).isEqualTo(State.FAILED);
            assertThat(only(decide(twoOthers)).explanation()).contains("1 of 2").contains("alice");

            review("carol", true);

            assertThat(decide(twoOthers).passed()).isTrue();
        }

        @Test
        void takenBackNoLongerCounts() {
            review("bob", true);
            review("carol", true);
            review("carol", false);

            assertThat(only(decide(twoOthers)).explanation()).contains("1 of 2").contains("carol");
        }

        @Test
        void withoutTheChecklistDoesNotCount() {
            review("bob", true);
            append(new Review("carol", true, List.of(), "looks good"));

            assertThat(only(decide(twoOthers)).explanation()).contains("did not confirm looked at slices");
        }

        @Test
        void ofTheAuthorCountsWhereThePolicyAllowsIt() {
            review("alice", true);

            assertThat(decide(new Prerequisite.Review(1, true, List.of(), Optional.empty()))
                            .passed())
                    .isTrue();
            assertThat(decide(new Prerequisite.Review(1, false, List.of(), Optional.empty()))
                            .passed())
                    .isFalse();
        }

        private void review(String who, boolean approved) {
            append(new Review(who, approved, List.of("looked at slices"), "looks as it should"));
        }

        private void append(Review review) {
            database.write(transaction -> evidence.reviews().append(transaction, MODEL, review, NOON));
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
            if (failuresLeft.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            transaction.afterCommit(() -> heard.add(mae(evidence)));
        }
    }

    private GateDecision decide(Prerequisite... prerequisites) {
        return evidence.gates()
                .decide(gate(prerequisites), new GateQuestion(MODEL, "alice", Optional.of(CHAMPION), NOON));
    }

    private static Gate gate(Prerequisite... prerequisites) {
        return new Gate("test", List.of(prerequisites));
    }

    private static GateDecision.Piece only(GateDecision decision) {
        assertThat(decision.pieces()).hasSize(1);
        return decision.pieces().getFirst();
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
