package io.gimbal.eventtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.eventtime.Advance.Ran;
import io.gimbal.eventtime.wiring.EventTimeModule;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Subscriber;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What event time promises on every database.
abstract class EventClockContract {
    private static final Instant NOON = Instant.parse("2020-03-15T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final Instant WALL = NOON.plus(Duration.ofDays(30));
    private static final Instant TWO = NOON.plusSeconds(7_200);

    private Database database;
    private EvidenceModule evidence;
    private EventTimeModule module;
    private EventClock clock;

    protected abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        database.migrate(EvidenceModule.MIGRATIONS, EventTimeModule.MIGRATIONS);
        evidence = EvidenceModule.create(database, RulesModule.create().compiler(), List.of(), () -> NOON);
        module = EventTimeModule.create(database, evidence.subscriptions(), () -> WALL);
        clock = module.clock();
    }

    @AfterEach
    void stop() {
        evidence.subscriptions().close();
        database.close();
    }

    @Nested
    class TheClock {
        @Test
        void standsNowhereBeforeItMoves() {
            assertThat(clock.reached()).isEmpty();
        }

        @Test
        void keepsWhatItReachedOverARestart() {
            clock.advance(ONE);
            stop();
            start();

            assertThat(clock.reached()).contains(ONE);
        }

        @Test
        void doesNotGoBack() {
            clock.advance(ONE);

            assertThatThrownBy(() -> clock.advance(NOON))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION))
                    .hasMessageContaining("2020-03-15T13:00:00Z");
            assertThat(clock.reached()).contains(ONE);
        }

        @Test
        void doesNotRunAheadOfTheWallClock_becauseItCouldNotComeBack() {
            clock.advance(ONE);

            for (Instant ahead : List.of(
                    WALL.plus(Duration.ofDays(1)).plusNanos(1_000),
                    Instant.parse("9999-12-31T23:59:59Z"),
                    Instant.MAX)) {
                assertThatThrownBy(() -> clock.advance(ahead))
                        .isInstanceOfSatisfying(
                                CodedException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION))
                        .hasMessageContaining("has not come yet");
            }
            assertThat(clock.reached()).contains(ONE);
            assertThat(clock.advance(WALL.plus(Duration.ofDays(1))).reached()).isEqualTo(WALL.plus(Duration.ofDays(1)));
        }

        @Test
        void mayBeToldTheSameMomentTwice() {
            clock.register(new DailyCheck("daily", ONE));

            assertThat(clock.advance(TWO).ran()).hasSize(1);
            assertThat(clock.advance(TWO)).isEqualTo(new Advance(TWO, List.of()));
        }
    }

    @Nested
    class WhatIsDue {
        @Test
        void runsInOrderOfItsMoment_andOfRegistrationAtTheSame() {
            clock.register(new DailyCheck("last", TWO));
            clock.register(new DailyCheck("second", ONE));
            clock.register(new DailyCheck("third", ONE));
            clock.register(new DailyCheck("tomorrow", TWO.plusSeconds(1)));
            clock.register(new DailyCheck("first", NOON));

            assertThat(clock.advance(TWO).ran())
                    .containsExactly(
                            new Ran("first", NOON),
                            new Ran("second", ONE),
                            new Ran("third", ONE),
                            new Ran("last", TWO));
        }

        @Test
        void runsAgainForEachOfItsMoments() {
            clock.register(new DailyCheck("daily", NOON));

            assertThat(clock.advance(NOON.plus(Duration.ofDays(2))).ran())
                    .extracting(Ran::at)
                    .containsExactly(NOON, NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)));
        }

        @Test
        void seesItsOwnMomentAsThePresent() {
            List<Optional<Instant>> presents = new ArrayList<>();
            clock.register(new DailyCheck("daily", ONE, () -> presents.add(clock.reached())));
            clock.advance(NOON);
            clock.advance(TWO);

            assertThat(presents).containsExactly(Optional.of(ONE));
            assertThat(clock.reached()).contains(TWO);
        }

        @Test
        void hasAllItsConsequencesBeforeTheNextRuns() {
            evidence.subscriptions().subscribe(new Echo("alert", "retrained"));
            evidence.subscriptions().subscribe(new Echo("daily", "alert"));
            evidence.subscriptions().start();
            List<Boolean> retrained = new ArrayList<>();
            clock.register(new DailyCheck("daily", ONE));
            clock.register(new DailyCheck("after", TWO, () -> retrained.add(found("retrained"))));

            clock.advance(TWO);

            assertThat(retrained).containsExactly(true);
        }

        @Test
        void isNotRepeatedAfterACrashBetweenTwo() {
            AtomicBoolean crashes = new AtomicBoolean(true);
            registerWithCrash(crashes);
            assertThatThrownBy(() -> clock.advance(TWO)).hasMessage("crashed");
            stop();
            start();
            crashes.set(false);
            registerWithCrash(crashes);

            assertThat(clock.reached()).isEmpty();
            assertThat(clock.advance(TWO).ran()).containsExactly(new Ran("second", ONE), new Ran("third", TWO));
        }

        private void registerWithCrash(AtomicBoolean crashes) {
            clock.register(new DailyCheck("first", NOON));
            clock.register(new DailyCheck("second", ONE, () -> {
                if (crashes.get()) {
                    throw new IllegalStateException("crashed");
                }
            }));
            clock.register(new DailyCheck("third", TWO));
        }

        @Test
        void thatNeverMovesOnIsStopped() {
            clock.register(new Due() {
                @Override
                public String name() {
                    return "stuck";
                }

                @Override
                public Optional<Instant> next() {
                    return Optional.of(NOON);
                }

                @Override
                public void run(Instant at) {}
            });

            assertThatThrownBy(() -> clock.advance(ONE)).hasMessageContaining("stuck is still due at " + NOON);
        }
    }

    @Nested
    class WhatArrives {
        private final Arrivals arrivals = new Arrivals(() -> WALL);

        @Test
        void movesTheClock_andWhatIsOlderDoesNot() throws InterruptedException {
            clock.register(new DailyCheck("daily", NOON));
            try (Follower _ = follow()) {
                arrivals.note(ONE);
                awaitReached(ONE);
                assertThat(found("daily")).isTrue();
                arrivals.note(NOON);
                arrivals.note(TWO);
                awaitReached(TWO);
            }
        }

        @Test
        void isBelievedUpToTheWallClock_andNotAtAllWhenItIsFarAhead() {
            assertThat(arrivals.present()).isEmpty();
            arrivals.note(Instant.parse("9000-01-01T00:00:00Z"));
            assertThat(arrivals.present()).isEmpty();
            arrivals.note(ONE);
            assertThat(arrivals.present()).contains(ONE);
            arrivals.note(WALL.plus(Duration.ofHours(1)));
            assertThat(arrivals.present()).contains(WALL);
        }

        @Test
        void doesNotTakeTheClockBack_whenAClientHasMovedItFarther() {
            clock.advance(TWO);

            assertThat(clock.follow(ONE)).isEmpty();
            assertThat(clock.follow(TWO)).isEmpty();
            assertThat(clock.reached()).contains(TWO);
        }

        @Test
        void isTriedAgainAfterAFailure() throws InterruptedException {
            AtomicBoolean crashes = new AtomicBoolean(true);
            clock.register(new DailyCheck("daily", NOON, () -> {
                if (crashes.getAndSet(false)) {
                    throw new IllegalStateException("crashed");
                }
            }));
            try (Follower _ = follow()) {
                arrivals.note(ONE);
                awaitReached(ONE);
            }
            assertThat(crashes).isFalse();
            assertThat(found("daily")).isTrue();
        }

        @Test
        void waitsForAMoveOfAClient() throws InterruptedException {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch free = new CountDownLatch(1);
            List<String> order = new CopyOnWriteArrayList<>();
            clock.register(new DailyCheck("slow", NOON, () -> {
                running.countDown();
                await(free);
                order.add("slow");
            }));
            clock.register(new DailyCheck("next", TWO, () -> order.add("next")));
            Thread client = Thread.ofPlatform().start(() -> clock.advance(ONE));
            await(running);
            try (Follower _ = follow()) {
                arrivals.note(TWO);
                Thread.sleep(50);
                assertThat(order).isEmpty();
                free.countDown();
                awaitReached(TWO);
            }
            client.join();
            assertThat(order).containsExactly("slow", "next");
        }

        @Test
        void movesNothing_whereTheSettingsLeaveItToClients() throws Exception {
            try (AutoCloseable nobody = module.follow(new EventTimeConfig(false));
                    AutoCloseable somebody = module.follow(new EventTimeConfig(true))) {
                assertThat(nobody).isNotInstanceOf(Follower.class);
                assertThat(somebody).isInstanceOf(Follower.class);
            }
        }

        private Follower follow() {
            return Follower.start(clock, arrivals, Duration.ofMillis(5));
        }

        private void awaitReached(Instant moment) throws InterruptedException {
            for (int i = 0; i < 500 && !clock.reached().equals(Optional.of(moment)); i++) {
                Thread.sleep(10);
            }
            assertThat(clock.reached()).contains(moment);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class Routes {
        @Test
        void moveTheClockAndSayWhatRan() {
            clock.register(new DailyCheck("daily", ONE));
            try (TestServer server = TestServer.start(module.routes())) {
                assertThat(server.get("/api/v1/event-time").text()).isEqualTo("{}");
                assertThat(server.post("/api/v1/event-time", "{\"reached\": \"2020-03-15T14:00:00Z\"}")
                                .text())
                        .isEqualTo("{\"reached\":\"2020-03-15T14:00:00Z\","
                                + "\"ran\":[{\"name\":\"daily\",\"at\":\"2020-03-15T13:00:00Z\"}]}");
                assertThat(server.get("/api/v1/event-time").text()).isEqualTo("{\"reached\":\"2020-03-15T14:00:00Z\"}");
            }
        }
    }

    private boolean found(String type) {
        return evidence.log().latest(about(type), new EvidenceType(type)).isPresent();
    }

    private static AssetRef about(String name) {
        return AssetRef.of(new AssetKind("check"), "test", name);
    }

    private static EvidenceDraft draft(String name, Instant at) {
        return new EvidenceDraft(
                about(name),
                new EvidenceType(name),
                Verdict.PASSED,
                "test",
                "looked",
                JsonObject.EMPTY,
                at,
                Optional.empty());
    }

    /// Due once a day; what it did is evidence, from which it knows when it is due again.
    private final class DailyCheck implements Due {
        private final String name;
        private final Instant first;
        private final Runnable before;

        DailyCheck(String name, Instant first, Runnable before) {
            this.name = name;
            this.first = first;
            this.before = before;
        }

        DailyCheck(String name, Instant first) {
            this(name, first, () -> {});
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<Instant> next() {
            EvidenceLog log = evidence.log();
            Stream<Instant> done = log.latest(about(name), new EvidenceType(name)).map(Evidence::observedAt).stream();
            return done.findFirst().map(last -> last.plus(Duration.ofDays(1))).or(() -> Optional.of(first));
        }

        @Override
        public void run(Instant at) {
            before.run();
            evidence.log().append(draft(name, at));
        }
    }

    /// Answers evidence of one type with evidence of another.
    private final class Echo implements Subscriber {
        private final String heard;
        private final String said;

        Echo(String heard, String said) {
            this.heard = heard;
            this.said = said;
        }

        @Override
        public String name() {
            return "echo-" + heard;
        }

        @Override
        public Set<EvidenceType> types() {
            return Set.of(new EvidenceType(heard));
        }

        @Override
        public void handle(Transaction transaction, Evidence piece) throws SQLException {
            evidence.log().append(transaction, draft(said, piece.observedAt()));
        }
    }
}
