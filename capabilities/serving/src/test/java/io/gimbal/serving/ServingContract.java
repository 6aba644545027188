package io.gimbal.serving;

import static io.gimbal.serving.ServingFixtures.ALICE;
import static io.gimbal.serving.ServingFixtures.ENDPOINT;
import static io.gimbal.serving.ServingFixtures.FAILSAFE;
import static io.gimbal.serving.ServingFixtures.NOON;
import static io.gimbal.serving.ServingFixtures.PRODUCTION;
import static io.gimbal.serving.ServingFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.Json;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.log.TopicName;
import io.gimbal.log.TopicPartition;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What serving promises on every database.
abstract class ServingContract {
    @TempDir
    private Path folder;

    private ServingFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = ServingFixtures.on(open(), folder);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    private List<String> logged(String topic) {
        TopicPartition partition = new TopicPartition(new TopicName(topic), 0);
        int end = Math.toIntExact(fixtures.log.endOffset(partition));
        List<String> keys = new ArrayList<>();
        while (keys.size() < end) {
            fixtures.log.read(partition, keys.size(), 10_000).forEach(record -> keys.add(record.key()));
        }
        return keys;
    }

    private Optional<LabelledPrediction> find(String id) {
        return fixtures.serving.log().find(ENDPOINT, new PredictionId(id));
    }

    private static ErrorCode codeOf(Callable<?> work) {
        try {
            work.call();
        } catch (CodedException e) {
            return e.code();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("nothing was thrown");
    }

    @Nested
    class Predicting {
        @Test
        void theChampionAnswersAndEverybodyIsRecorded() {
            PredictionRecord record = fixtures.predict("trip-1", 4);
            assertThat(record.servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(record.version()).isEqualTo(3);
            assertThat(record.value()).hasValue(10);
            assertThat(record.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(record.consumer()).contains(new ConsumerName("dispatch"));
            assertThat(record.eventTime()).isEqualTo(NOON);
            assertThat(record.configuration()).isEqualTo(1);
            assertThat(record.answers())
                    .containsExactly(
                            new VersionAnswer(
                                    3,
                                    Set.of(Role.CHAMPION),
                                    OptionalDouble.of(10),
                                    Outcome.ANSWERED,
                                    Optional.empty(),
                                    Optional.empty()),
                            new VersionAnswer(
                                    1,
                                    Set.of(Role.FAILSAFE, Role.SHADOW),
                                    OptionalDouble.of(5),
                                    Outcome.ANSWERED,
                                    Optional.empty(),
                                    Optional.empty()));
            assertThat(record.features().keySet()).containsExactly("zone__borough", "zone_activity__zone_trips_1h");
            assertThat(record.features().get("zone_activity__zone_trips_1h"))
                    .isEqualTo(new ServedFeature(JsonValue.of(74), OptionalDouble.of(60.5), FeatureStatus.PRESENT));
            assertThat(find("trip-1")).contains(new LabelledPrediction(record, Optional.empty()));
            assertThat(logged("predictions")).containsExactly("taxi/trip-duration/trip-1");
        }

        @Test
        void whatIsReadBackIsWhatWasWritten_toTheBit() {
            PredictionRecord record = fixtures.predict("trip-1", 0.1 + 0.2);
            JsonObject written = PredictionJson.write(record);
            assertThat(PredictionJson.read((JsonObject) Json.parse(Json.bytes(written))))
                    .isEqualTo(record);
            assertThat(Json.bytes(PredictionJson.write(PredictionJson.read(written))))
                    .isEqualTo(Json.bytes(written));
        }

        @Test
        void aBatchIsOneLookupAndEachItemStandsAlone() {
            int before = fixtures.features.lookups();
            List<PredictionRecord> records = fixtures.predict(
                    item("a", 4), item("b", 13), item("c", 14), item("d", 15), item("e", 200), item("f", 99));
            assertThat(fixtures.features.lookups() - before).isEqualTo(1);
            assertThat(records)
                    .extracting(PredictionRecord::outcome)
                    .containsExactly(
                            Outcome.ANSWERED,
                            Outcome.ANSWERED,
                            Outcome.ANSWERED,
                            Outcome.ANSWERED,
                            Outcome.ABSTAINED,
                            Outcome.CLIPPED);
            assertThat(records)
                    .extracting(PredictionRecord::servedBy)
                    .containsExactly(
                            Role.CHAMPION, Role.FAILSAFE, Role.FAILSAFE, Role.FAILSAFE, Role.CHAMPION, Role.CHAMPION);
            assertThat(records)
                    .extracting(PredictionRecord::championFailure)
                    .containsExactly(
                            Optional.empty(),
                            Optional.of(Failure.ERROR),
                            Optional.of(Failure.IMPOSSIBLE),
                            Optional.of(Failure.IMPOSSIBLE),
                            Optional.empty(),
                            Optional.empty());
            assertThat(records.get(5).value()).hasValue(180);
            assertThat(records.get(5).why()).contains("plausible");
            assertThat(records.get(4).value()).isEmpty();
            assertThat(records.get(4).why()).contains("off-the-map: the distance is outside what the model was taught");
            assertThat(records.get(1).answer(Role.CHAMPION).flatMap(VersionAnswer::why))
                    .contains("thirteen is unlucky");
            for (JsonObject alone : List.of(item("a2", 4), item("b2", 13), item("f2", 99))) {
                PredictionRecord one = fixtures.predict(alone).getFirst();
                PredictionRecord among = records.stream()
                        .filter(it -> alone.text("id").equals(it.id() + "2"))
                        .findFirst()
                        .orElseThrow();
                assertThat(one.answers()).isEqualTo(among.answers());
            }
        }

        @Test
        void withoutAFailsafeAFailingChampionIsAFailedPrediction() {
            EndpointSettings all = ServingFixtures.settings();
            fixtures.declare(new EndpointSettings(
                    all.model(),
                    all.features(),
                    all.champion(),
                    Optional.empty(),
                    List.of(),
                    all.labels(),
                    all.guardrails(),
                    all.consumers(),
                    all.log()));
            PredictionRecord record = fixtures.predict("x", 13);
            assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(record.servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(record.value()).isEmpty();
            assertThat(record.why()).contains("thirteen is unlucky");
            assertThat(record.configuration()).isEqualTo(2);
        }

        @Test
        void aGuardrailThatCannotBeEvaluatedHolds() {
            JsonObject item = (JsonObject) Json.parse("""
                    {"id": "n", "event_time": "2020-03-15T12:00:00Z", "keys": {"pickup_zone": null},
                     "inputs": {"distance": null, "hour": 12, "weekend": true}}
                    """);
            PredictionRecord record = fixtures.predict(item).getFirst();
            assertThat(record.championFailure()).contains(Failure.IMPOSSIBLE);
            assertThat(record.outcome()).isEqualTo(Outcome.ABSTAINED);
            assertThat(record.why().orElseThrow()).startsWith("off-the-map (undefined: inputs.distance is missing");
            assertThat(record.features().get("zone__borough").status()).isEqualTo(FeatureStatus.NOT_FOUND);
        }

        @Test
        void withoutAnIdItGetsOne_withoutATimeItIsNow() {
            JsonObject item = (JsonObject) Json.parse("""
                    {"keys": {"pickup_zone": 74}, "inputs": {"distance": 2, "hour": 12, "weekend": false}}
                    """);
            PredictionRecord record = fixtures.predict(item).getFirst();
            assertThat(record.id().value()).hasSize(32);
            assertThat(record.eventTime()).isEqualTo(ServingFixtures.WALL);
            assertThat(record.inputs().get("distance")).isEqualTo(JsonValue.of(2.0));
        }

        @Test
        void everythingThatIsWrongIsNamedAtOnceAndNothingIsRecorded() {
            JsonValue items = Json.parse("""
                    [{"keys": {"pickup_zone": 74}, "inputs": {"distance": "far", "hours": 12, "weekend": true}},
                     7,
                     {"id": 5, "event_time": "yesterday", "keys": {"pickup_zone": 1.5},
                      "inputs": {"distance": 1, "hour": 3.5, "weekend": 1}, "colour": "blue"}]
                    """);
            assertThatThrownBy(() -> fixtures.predict(
                            ((io.gimbal.json.JsonArray) items).items().toArray(new JsonValue[0])))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                    .message()
                    .contains(
                            "[0].inputs.distance: expected a number, found \"far\"",
                            "[0].inputs.hour: missing, expected a whole number or null",
                            "[0].inputs.hours: unknown field (did you mean \"hour\"?)",
                            "[1]: expected an object, found a number",
                            "[2].id: expected text, found 5",
                            "[2].event_time: expected a time",
                            "[2].keys.pickup_zone: expected a whole number of 64 bits, found 1.5",
                            "[2].inputs.hour: expected a whole number of 64 bits, found 3.5",
                            "[2].inputs.weekend: expected true or false, found 1",
                            "[2].colour: unknown field");
            assertThat(logged("predictions")).isEmpty();
        }

        @Test
        void aTimeFeaturesDoNotKeepIsRefused_namingTheItem() {
            JsonObject old = item("old", 4).toBuilder()
                    .put("event_time", "1999-01-01T00:00:00Z")
                    .build();
            assertThatThrownBy(() -> fixtures.predict(item("a", 4), old))
                    .hasMessageContaining("prediction \"old\": 1999-01-01T00:00:00Z is further back");
            assertThat(logged("predictions")).isEmpty();
        }

        @Test
        void whileFeaturesAreAwayItIsRefusedAndCanBeRepeated() {
            fixtures.features.setAway(true);
            assertThat(codeOf(() -> fixtures.predict("a", 4))).isEqualTo(ErrorCode.UNAVAILABLE);
            fixtures.features.setAway(false);
            assertThat(fixtures.predict("a", 4).value()).hasValue(10);
        }

        @Test
        void observersHearOfChampionsThatFail() {
            List<PredictionId> heard = new ArrayList<>();
            fixtures.serving.predictions().observe(records -> records.forEach(record -> heard.add(record.id())));
            fixtures.predict(item("a", 4), item("b", 13), item("c", 14));
            assertThat(heard).containsExactly(new PredictionId("b"), new PredictionId("c"));
        }

        @Test
        void prometheusIsTold() {
            fixtures.predict(item("a", 4), item("b", 13));
            assertThat(fixtures.metrics.scrape())
                    .contains("gimbal_predictions_total{endpoint=\"taxi/trip-duration\",outcome=\"answered\","
                            + "served_by=\"champion\",version=\"3\"} 1.0")
                    .contains("gimbal_champion_failures_total{endpoint=\"taxi/trip-duration\",failure=\"error\"} 1.0")
                    .contains("gimbal_predict_seconds_count{endpoint=\"taxi/trip-duration\"} 1");
        }
    }

    @Nested
    class TheSameIdAgain {
        @Test
        void isTheFirstAnswer_alsoWhenTheModelHasMoved() {
            PredictionRecord first = fixtures.predict("a", 4);
            fixtures.move(PRODUCTION, 2);
            assertThat(fixtures.predict("b", 4).version()).isEqualTo(2);
            assertThat(fixtures.predict("a", 4)).isEqualTo(first);
            assertThat(logged("predictions")).hasSize(2);
        }

        @Test
        void withOtherWordsIsAConflict_andNothingElseOfTheBatchIsRecorded() {
            fixtures.predict("a", 4);
            assertThat(codeOf(() -> fixtures.predict(item("b", 4), item("a", 5))))
                    .isEqualTo(ErrorCode.CONFLICT);
            assertThatThrownBy(() -> fixtures.predict("a", 5)).hasMessageContaining("prediction \"a\"");
            assertThat(logged("predictions")).hasSize(1);
            assertThat(codeOf(() -> fixtures.predict(item("c", 4), item("c", 5))))
                    .isEqualTo(ErrorCode.CONFLICT);
        }

        @Test
        void inOtherWritingIsTheSame() {
            PredictionRecord first = fixtures.predict("a", 4);
            JsonObject same = (JsonObject) Json.parse("""
                    {"inputs": {"weekend": true, "hour": 12.0, "distance": 4}, "keys": {"pickup_zone": 74},
                     "event_time": "2020-03-15T12:00:00.000Z", "id": "a"}
                    """);
            assertThat(fixtures.predict(same)).containsExactly(first);
        }

        @Test
        void withinOneBatchIsOnePrediction() {
            List<PredictionRecord> records = fixtures.predict(item("a", 4), item("b", 4), item("a", 4));
            assertThat(records.get(0)).isEqualTo(records.get(2));
            assertThat(logged("predictions")).hasSize(2);
        }

        @Test
        void withoutATimeIsTheFirstAnswerLater() {
            JsonObject item = (JsonObject) Json.parse("""
                    {"id": "a", "keys": {"pickup_zone": 74}, "inputs": {"distance": 2, "hour": 12, "weekend": false}}
                    """);
            PredictionRecord first = fixtures.predict(item).getFirst();
            fixtures.time.advance(Duration.ofHours(1));
            assertThat(fixtures.predict(item)).containsExactly(first);
        }

        @Test
        void byManyAtOnceIsOnePrediction() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int round = 0; round < 20; round++) {
                    String name = "round-" + round;
                    CountDownLatch go = new CountDownLatch(1);
                    List<Future<List<PredictionRecord>>> answers = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        boolean turned = i % 2 == 0;
                        answers.add(threads.submit(() -> {
                            go.await();
                            return turned
                                    ? fixtures.predict(item(name + "a", 4), item(name + "b", 5))
                                    : fixtures.predict(item(name + "b", 5), item(name + "a", 4));
                        }));
                    }
                    go.countDown();
                    Set<PredictionRecord> different = new java.util.HashSet<>();
                    for (Future<List<PredictionRecord>> answer : answers) {
                        different.addAll(answer.get());
                    }
                    assertThat(different).hasSize(2);
                }
            }
            assertThat(logged("predictions")).hasSize(40).doesNotHaveDuplicates();
        }

        @Test
        void withOtherWordsAtOnceIsOnePredictionAndOneConflict() throws Exception {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int round = 0; round < 20; round++) {
                    String name = "round-" + round;
                    Future<PredictionRecord> one = threads.submit(() -> fixtures.predict(name, 4));
                    Future<PredictionRecord> other = threads.submit(() -> fixtures.predict(name, 5));
                    int conflicts = 0;
                    for (Future<PredictionRecord> each : List.of(one, other)) {
                        try {
                            each.get();
                        } catch (java.util.concurrent.ExecutionException e) {
                            assertThat(((CodedException) e.getCause()).code()).isEqualTo(ErrorCode.CONFLICT);
                            conflicts++;
                        }
                    }
                    assertThat(conflicts).isEqualTo(1);
                }
            }
            assertThat(logged("predictions")).hasSize(20);
        }
    }

    @Nested
    class AfterARestart {
        @Test
        void theFirstAnswerStands() {
            PredictionRecord first = fixtures.predict("a", 4);
            fixtures.restart();
            assertThat(fixtures.predict("a", 4)).isEqualTo(first);
            assertThat(codeOf(() -> fixtures.predict("a", 5))).isEqualTo(ErrorCode.CONFLICT);
        }

        @Test
        void whatIsInTheLogAndNotInTheIndexIsFound() {
            fixtures.predict("a", 4);
            fixtures.store.setFull(true);
            assertThat(codeOf(() -> fixtures.predict("b", 4))).isEqualTo(ErrorCode.NO_SPACE);
            assertThat(logged("predictions")).hasSize(2);
            fixtures.store.setFull(false);
            fixtures.restart();
            assertThat(find("b")).isPresent();
            assertThat(fixtures.predict("b", 4).value()).hasValue(10);
            assertThat(logged("predictions")).hasSize(2);
        }

        @Test
        void whatTheStoreCouldNotTakeIsMadeUpForAsSoonAsItCan() {
            fixtures.store.setFull(true);
            assertThat(codeOf(() -> fixtures.predict("b", 4))).isEqualTo(ErrorCode.NO_SPACE);
            assertThat(codeOf(() -> fixtures.predict("b", 4))).isEqualTo(ErrorCode.NO_SPACE);
            fixtures.store.setFull(false);
            assertThat(fixtures.predict("b", 4).value()).hasValue(10);
            assertThat(logged("predictions")).hasSize(1);
        }

        @Test
        void anIndexThatIsGoneIsBuiltAgain() {
            for (int i = 0; i < 20; i++) {
                fixtures.predict("trip-" + i, 4);
                fixtures.label("trip-" + i, i);
            }
            List<io.gimbal.kv.Mutation> forget = new ArrayList<>();
            for (String namespace :
                    List.of("serving/predictions", "serving/ids", "serving/labels", "serving/progress")) {
                io.gimbal.kv.Namespace all = new io.gimbal.kv.Namespace(namespace);
                fixtures.store.scan(
                        all,
                        io.gimbal.kv.KeyRange.all(),
                        entry -> forget.add(new io.gimbal.kv.Mutation.Delete(all, entry.key())));
            }
            fixtures.store.write(forget);
            assertThat(find("trip-7")).isEmpty();
            fixtures.restart();
            assertThat(find("trip-7").orElseThrow().label().orElseThrow().value())
                    .isEqualTo(7);
            assertThat(fixtures.serving
                            .log()
                            .list(ENDPOINT, Instant.MIN, PageRequest.first())
                            .items())
                    .hasSize(20);
        }

        @Test
        void anEngagedFailsafeStaysEngaged() {
            fixtures.alert(Alerts.ALWAYS);
            fixtures.restart();
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.FAILSAFE);
        }
    }

    @Nested
    class MovingVersions {
        @Test
        void theNextRequestSeesThem() {
            assertThat(fixtures.predict("a", 4).version()).isEqualTo(3);
            fixtures.move(PRODUCTION, 2);
            assertThat(fixtures.predict("b", 4).version()).isEqualTo(2);
            fixtures.move(VersionSelector.ofAlias("frozen"), 3);
            assertThat(fixtures.predict("c", 4).answer(3).orElseThrow().roles()).containsExactly(Role.SHADOW);
        }

        @Test
        void dropNoRequest_andLeaveNoModelOpen() throws Exception {
            fixtures.register(4, 7, 1, false);
            CountDownLatch enough = new CountDownLatch(1);
            List<Future<Integer>> workers = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int worker = 0; worker < 4; worker++) {
                    String name = "worker-" + worker + "-";
                    workers.add(threads.submit(() -> {
                        int made = 0;
                        while (enough.getCount() > 0) {
                            PredictionRecord record = fixtures.predict(name + made++, 4);
                            assertThat(record.value())
                                    .hasValue(
                                            switch (record.version()) {
                                                case 2 -> 9;
                                                case 3 -> 10;
                                                default -> 11;
                                            });
                        }
                        return made;
                    }));
                }
                for (int i = 0; i < 60; i++) {
                    int version = 2 + i % 3;
                    fixtures.move(PRODUCTION, version);
                    assertThat(fixtures.predict("probe-" + i, 4).version()).isEqualTo(version);
                }
                enough.countDown();
                int total = 0;
                for (Future<Integer> worker : workers) {
                    total += worker.get();
                }
                assertThat(total).isPositive();
                assertThat(logged("predictions").stream()
                                .filter(key -> key.contains("worker"))
                                .count())
                        .isEqualTo(total);
            }
            assertThat(fixtures.runtime.open()).isEqualTo(2);
            fixtures.serving.close();
            assertThat(fixtures.runtime.open()).isZero();
        }

        @Test
        void aVersionThatCannotBeServedFails_andTheFailsafeAnswers() {
            fixtures.registerBroken(9);
            fixtures.move(PRODUCTION, 9);
            PredictionRecord record = fixtures.predict("a", 4);
            assertThat(record.servedBy()).isEqualTo(Role.FAILSAFE);
            assertThat(record.championFailure()).contains(Failure.ERROR);
            assertThat(record.answer(Role.CHAMPION).flatMap(VersionAnswer::why).orElseThrow())
                    .contains("distanse: there is no such input or feature (did you mean \"distance\"?)")
                    .contains("hour: the model takes texts, the endpoint has a whole number");
        }

        @Test
        void aServiceThatChangesIsSeenByTheNextRequest() {
            fixtures.predict("a", 4);
            fixtures.features.use(InMemoryFeatures.shape("zone_activity__other"));
            assertThat(fixtures.predict("b", 4).features().keySet())
                    .containsExactly("zone__borough", "zone_activity__other");
        }

        @Test
        void withoutAChampionItIsRefused() {
            followStaging();
            assertThatThrownBy(() -> fixtures.predict("a", 4))
                    .hasMessageContaining(
                            "has no champion: no version of model:taxi/trip-duration is in stage staging");
        }

        @Test
        void aVersionThatCannotBeServedAtAllIsNamedInTheRefusal() {
            followStaging();
            fixtures.versions.block(VersionSelector.ofStage("staging"), "version 2 is in a format of its own");
            assertThat(codeOf(() -> fixtures.predict("a", 4))).isEqualTo(ErrorCode.FAILED_PRECONDITION);
            assertThatThrownBy(() -> fixtures.predict("a", 4))
                    .hasMessageEndingWith("has no champion: version 2 is in a format of its own");
        }

        private void followStaging() {
            EndpointSettings all = ServingFixtures.settings();
            fixtures.declare(new EndpointSettings(
                    all.model(),
                    all.features(),
                    VersionSelector.ofStage("staging"),
                    all.failsafe(),
                    all.shadows(),
                    all.labels(),
                    all.guardrails(),
                    all.consumers(),
                    all.log()));
        }
    }

    @Nested
    class Labelling {
        @Test
        void joins_andTheSameAgainIsFine() {
            fixtures.predict("a", 4);
            assertThat(fixtures.label("a", 11.5)).isEqualTo(1);
            assertThat(fixtures.label("a", 11.5)).isZero();
            assertThat(find("a").orElseThrow().label())
                    .contains(new Label(new PredictionId("a"), 11.5, NOON.plus(Duration.ofMinutes(20))));
            assertThat(logged("labels")).hasSize(1);
        }

        @Test
        void withAnotherValueIsAConflict() {
            fixtures.predict("a", 4);
            fixtures.label("a", 11.5);
            assertThat(codeOf(() -> fixtures.label("a", 12))).isEqualTo(ErrorCode.CONFLICT);
            fixtures.restart();
            assertThatThrownBy(() -> fixtures.label("a", 12))
                    .hasMessageContaining("has the label 11.5 already, not 12");
        }

        @Test
        void ofAnUnknownPredictionIsRefused_namingIt_andNothingIsJoined() {
            fixtures.predict("a", 4);
            List<Label> labels =
                    List.of(new Label(new PredictionId("a"), 1, NOON), new Label(new PredictionId("nobody"), 1, NOON));
            assertThatThrownBy(() -> fixtures.serving.labels().append(ENDPOINT, labels))
                    .hasMessageContaining("[1].prediction_id: taxi/trip-duration has made no prediction \"nobody\"");
            assertThat(logged("labels")).isEmpty();
        }

        @Test
        void ofManyReadsTheStoreTwice() {
            List<Label> labels = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                fixtures.predict("trip-" + i, 4);
                labels.add(new Label(new PredictionId("trip-" + i), i, NOON));
            }
            int before = fixtures.store.reads();
            assertThat(fixtures.serving.labels().append(ENDPOINT, labels)).isEqualTo(50);
            assertThat(fixtures.store.reads() - before).isLessThan(6);
            assertThat(find("trip-7").orElseThrow().label().orElseThrow().value())
                    .isEqualTo(7);
        }

        @Test
        void byManyAtOnceJoinsOnce() throws Exception {
            fixtures.predict("a", 4);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> joined = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    joined.add(threads.submit(() -> fixtures.label("a", 3)));
                }
                int total = 0;
                for (Future<Integer> each : joined) {
                    total += each.get();
                }
                assertThat(total).isEqualTo(1);
            }
            assertThat(logged("labels")).hasSize(1);
        }
    }

    @Nested
    class Reading {
        private void predictAt(String id, String time, double distance) {
            fixtures.predict(
                    item(id, distance).toBuilder().put("event_time", time).build());
        }

        @Test
        void isInOrderOfEventTimeAndId_whateverTheOrderOfArrival() {
            predictAt("c", "2020-03-16T00:00:00Z", 4);
            predictAt("b", "2020-03-15T00:00:00.000001Z", 4);
            predictAt("a", "2020-03-15T00:00:00Z", 4);
            predictAt("z", "2020-03-15T00:00:00Z", 4);
            predictAt("d", "2020-03-14T23:59:59.999999Z", 4);
            List<String> seen = new ArrayList<>();
            fixtures.serving
                    .log()
                    .scan(
                            ENDPOINT,
                            Instant.parse("2020-03-15T00:00:00Z"),
                            Instant.parse("2020-03-16T00:00:00Z"),
                            it -> seen.add(it.prediction().id().value()));
            assertThat(seen).containsExactly("a", "z", "b");
            assertThat(fixtures.serving
                            .log()
                            .list(ENDPOINT, Instant.MIN, PageRequest.first(2))
                            .items())
                    .extracting(it -> it.prediction().id().value())
                    .containsExactly("d", "a");
        }

        @Test
        void pagesGoOnWhereTheyEnded() {
            for (int i = 0; i < 7; i++) {
                predictAt("t" + i, "2020-03-15T00:00:0" + i + "Z", 4);
            }
            List<String> seen = new ArrayList<>();
            Optional<PageRequest> page = Optional.of(PageRequest.first(3));
            while (page.isPresent()) {
                PageRequest now = page.get();
                var found = fixtures.serving.log().list(ENDPOINT, Instant.MIN, now);
                found.items().forEach(it -> seen.add(it.prediction().id().value()));
                page = found.next().map(now::next);
            }
            assertThat(seen).containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6");
        }

        @Test
        void aScoreComparesAVersionWithTheChampionOnTheSamePredictions() {
            fixtures.predict("a", 4); // champion 10, failsafe 5
            fixtures.predict("b", 1); // champion 4, failsafe 5
            fixtures.predict("c", 13); // the champion throws
            fixtures.predict("d", 2); // no label
            fixtures.label("a", 9);
            fixtures.label("b", 8);
            fixtures.label("c", 8);
            ShadowScore score = fixtures.serving.log().score(ENDPOINT, 1, NOON, NOON.plus(Duration.ofDays(1)));
            assertThat(score).isEqualTo(new ShadowScore(2, OptionalDouble.of(3.5), OptionalDouble.of(2.5)));
            assertThat(fixtures.serving.log().score(ENDPOINT, 1, NOON, NOON.plusSeconds(60)))
                    .isEqualTo(new ShadowScore(0, OptionalDouble.empty(), OptionalDouble.empty()));
        }
    }

    @Nested
    class TheFailsafe {
        private Engagement only() {
            assertThat(fixtures.serving.failsafes().list(ENDPOINT)).hasSize(1);
            return fixtures.serving.failsafes().list(ENDPOINT).getFirst();
        }

        @Test
        void isEngagedByAnAlert_ifItIsBetter_withBothNumbers() {
            fixtures.predict("a", 4);
            fixtures.alert(Alerts.FAILSAFE_BETTER);
            PredictionRecord record = fixtures.predict("b", 4);
            assertThat(record.servedBy()).isEqualTo(Role.FAILSAFE);
            assertThat(record.version()).isEqualTo(1);
            assertThat(record.value()).hasValue(5);
            assertThat(record.answer(Role.CHAMPION).orElseThrow().value()).hasValue(10);
            Change change = fixtures.changes().getFirst();
            assertThat(change.action()).isEqualTo("failsafe-engaged");
            assertThat(change.difference().number("champion_mae")).isEqualTo(6.5);
            assertThat(change.difference().number("failsafe_mae")).isEqualTo(4.25);
            assertThat(change.reason().why())
                    .isEqualTo("alert performance: the failsafe answers, error of the failsafe 4.2500, of the champion"
                            + " 6.5000");
            assertThat(only().alertToEffectMs()).isPresent();
            assertThat(only().engagedOn()).isEqualTo(NOON);
            assertThat(fixtures.lastFailsafe().orElseThrow().verdict()).isEqualTo(Verdict.FAILED);
        }

        @Test
        void isNotEngagedIfItIsNotBetter_andThatIsSaid() {
            fixtures.predict("a", 4);
            fixtures.alert(Alerts.CHAMPION_BETTER);
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(fixtures.serving.failsafes().list(ENDPOINT)).isEmpty();
            JsonObject values = fixtures.lastFailsafe().orElseThrow().values();
            assertThat(values.flag("engaged")).isFalse();
            assertThat(values.number("champion_mae")).isEqualTo(4.0);
            assertThat(values.number("failsafe_mae")).isEqualTo(4.0);
        }

        @Test
        void isNotEngagedByWhatIsUnknown_norByAnotherChampionsAlert_norWithoutAnAction() {
            fixtures.alert(Alerts.UNKNOWN_ERROR);
            fixtures.alert(Alerts.OTHER_CHAMPION);
            fixtures.alert(Alerts.WITHOUT_ACTION);
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.CHAMPION);
        }

        @Test
        void isLiftedWhenTheAlertIsOver() {
            fixtures.alert(Alerts.FAILSAFE_BETTER);
            fixtures.alert(Alerts.ALWAYS);
            fixtures.alert(Alerts.cleared("performance"));
            fixtures.alert(Alerts.cleared("errors").replace("trip-duration", "another"));
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.FAILSAFE);
            fixtures.alert(Alerts.cleared("errors"));
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(only().lifted().orElseThrow().reason().why()).isEqualTo("alert trip-duration/errors is over");
            assertThat(fixtures.changes().getFirst().action()).isEqualTo("failsafe-lifted");
            assertThat(fixtures.lastFailsafe().orElseThrow().verdict()).isEqualTo(Verdict.PASSED);
        }

        @Test
        void isLiftedWhenAnotherVersionBecomesTheChampion() {
            fixtures.alert(Alerts.FAILSAFE_BETTER);
            fixtures.move(FAILSAFE, 1);
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.FAILSAFE);
            fixtures.move(PRODUCTION, 2);
            PredictionRecord record = fixtures.predict("b", 4);
            assertThat(record.servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(record.version()).isEqualTo(2);
            assertThat(only().lifted().orElseThrow().reason().why()).isEqualTo("a new champion: it is better");
        }

        @Test
        void staysWhileAnotherAlertKeepsIt_thatCameWhenItAnsweredAlready() {
            fixtures.alert(withCooldown(Alerts.FAILSAFE_BETTER), NOON);
            fixtures.alert(withCooldown(Alerts.ALWAYS), NOON.plus(Duration.ofDays(1)));
            fixtures.alert(Alerts.cleared("performance"), NOON.plus(Duration.ofDays(3)));
            assertThat(only().alerts()).containsExactly("trip-duration/errors");
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.FAILSAFE);
            fixtures.alert(Alerts.cleared("errors"), NOON.plus(Duration.ofDays(4)));
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.CHAMPION);
        }

        @Test
        void isEngagedByAlertsOncePerCooldown_alsoWhenAPersonLiftedIt() {
            fixtures.alert(withCooldown(Alerts.FAILSAFE_BETTER), NOON);
            fixtures.serving.failsafes().set(ENDPOINT, false, ALICE, NOON);
            fixtures.alert(withCooldown(Alerts.ALWAYS), NOON.plus(Duration.ofDays(6)));
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(fixtures.lastFailsafe().orElseThrow().result().summary())
                    .isEqualTo("alert errors: the champion stays, the failsafe is not engaged again before"
                            + " 2020-03-22T12:00:00Z");
            fixtures.alert(withCooldown(Alerts.ALWAYS), NOON.plus(Duration.ofDays(7)));
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.FAILSAFE);
        }

        @Test
        void ofADistantTimeDoesNotKeepAlertsFromEngagingIt() {
            fixtures.alert(withCooldown(Alerts.ALWAYS), Instant.parse("2031-01-01T00:00:00Z"));
            fixtures.serving.failsafes().set(ENDPOINT, false, ALICE, NOON);
            fixtures.alert(withCooldown(Alerts.FAILSAFE_BETTER), NOON);
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.FAILSAFE);
        }

        @Test
        void thatWasDeclinedCanBeEngagedByTheNextAlert() {
            fixtures.leave(FAILSAFE);
            fixtures.alert(withCooldown(Alerts.ALWAYS), NOON);
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.CHAMPION);
            fixtures.move(FAILSAFE, 1);
            fixtures.alert(withCooldown(Alerts.FAILSAFE_BETTER), NOON.plus(Duration.ofDays(1)));
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.FAILSAFE);
        }

        private static String withCooldown(String alert) {
            return alert.replaceFirst("\\{", "{\"cooldown\": \"7d\", ");
        }

        @Test
        void goesOnAnsweringWhenTheChampionIsRetired_andUntilANewOneComes() {
            fixtures.predict("a", 4);
            fixtures.alert(Alerts.FAILSAFE_BETTER);
            fixtures.leave(PRODUCTION);
            PredictionRecord record = fixtures.predict("b", 4);
            assertThat(record.servedBy()).isEqualTo(Role.FAILSAFE);
            assertThat(record.version()).isEqualTo(1);
            assertThat(record.answer(Role.CHAMPION)).isEmpty();
            fixtures.move(PRODUCTION, 3);
            assertThat(fixtures.predict("c", 4).servedBy()).isEqualTo(Role.FAILSAFE);
            fixtures.move(PRODUCTION, 2);
            assertThat(fixtures.predict("d", 4).servedBy()).isEqualTo(Role.CHAMPION);
        }

        @Test
        void doesNotHideThatThereIsNoChampion_whenItIsNotEngaged() {
            fixtures.leave(PRODUCTION);
            assertThat(codeOf(() -> fixtures.predict("a", 4))).isEqualTo(ErrorCode.FAILED_PRECONDITION);
        }

        @Test
        void thatCannotBeLoadedIsNotEngaged_andTheReasonIsTold() {
            fixtures.registerBroken(9);
            fixtures.move(FAILSAFE, 9);
            fixtures.alert(Alerts.ALWAYS);
            assertThat(fixtures.predict("a", 4).servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(fixtures.lastFailsafe().orElseThrow().result().summary())
                    .startsWith("alert errors: the champion stays, there is no failsafe that could answer: "
                            + "model-version:taxi/trip-duration@9 cannot be served: ");
            assertThatThrownBy(() -> fixtures.serving.failsafes().set(ENDPOINT, true, ALICE, NOON))
                    .hasMessageContaining("has no failsafe that could answer: model-version:taxi/trip-duration@9");
        }

        @Test
        void thatCannotBeLoadedAnyMoreLeavesTheChampionAnswering() {
            fixtures.alert(Alerts.ALWAYS);
            fixtures.registerBroken(9);
            fixtures.move(FAILSAFE, 9);
            PredictionRecord record = fixtures.predict("a", 4);
            assertThat(record.servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(record.value()).hasValue(10);
        }

        @Test
        void byHandStaysUntilAPersonLiftsIt() {
            fixtures.predict("a", 4);
            fixtures.serving.failsafes().set(ENDPOINT, true, ALICE, NOON);
            assertThat(codeOf(() -> fixtures.serving.failsafes().set(ENDPOINT, true, ALICE, NOON)))
                    .isEqualTo(ErrorCode.FAILED_PRECONDITION);
            fixtures.alert(Alerts.FAILSAFE_BETTER);
            fixtures.alert(Alerts.cleared("performance"));
            fixtures.move(PRODUCTION, 2);
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.FAILSAFE);
            fixtures.serving.failsafes().set(ENDPOINT, false, ALICE, NOON);
            assertThat(fixtures.predict("c", 4).servedBy()).isEqualTo(Role.CHAMPION);
        }

        @Test
        void thatIsNotThereCannotBeEngaged() {
            EndpointSettings all = ServingFixtures.settings();
            fixtures.declare(new EndpointSettings(
                    all.model(),
                    all.features(),
                    all.champion(),
                    Optional.empty(),
                    all.shadows(),
                    all.labels(),
                    all.guardrails(),
                    all.consumers(),
                    all.log()));
            assertThat(codeOf(() -> fixtures.serving.failsafes().set(ENDPOINT, true, ALICE, NOON)))
                    .isEqualTo(ErrorCode.FAILED_PRECONDITION);
            fixtures.alert(Alerts.ALWAYS);
            assertThat(fixtures.predict("b", 4).servedBy()).isEqualTo(Role.CHAMPION);
            assertThat(fixtures.lastFailsafe().orElseThrow().result().summary())
                    .isEqualTo("alert errors: the champion stays, there is no failsafe that could answer");
        }
    }

    @Nested
    class ShadowsByHand {
        @Test
        void areAskedFromTheNextRequestOn_andSurviveARestart() {
            fixtures.serving.candidates().shadow(ENDPOINT, 2, ALICE);
            fixtures.serving.candidates().shadow(ENDPOINT, 2, ALICE);
            assertThat(fixtures.predict("a", 4).answer(2).orElseThrow().value()).hasValue(9);
            fixtures.restart();
            assertThat(fixtures.predict("b", 4).answer(2).orElseThrow().roles()).containsExactly(Role.SHADOW);
            assertThat(fixtures.serving.candidates().list(ENDPOINT)).containsExactly(2);
            fixtures.serving.candidates().unshadow(ENDPOINT, 2, ALICE);
            assertThat(fixtures.predict("c", 4).answer(2)).isEmpty();
            assertThat(fixtures.changes())
                    .extracting(Change::action)
                    .containsExactly("shadow-removed", "shadow-added", "created");
        }

        @Test
        void mustExist() {
            assertThat(codeOf(() -> {
                        fixtures.serving.candidates().shadow(ENDPOINT, 99, ALICE);
                        return 0;
                    }))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Nested
    class InTheGraph {
        private AssetRef version(int number) {
            return fixtures.versions.get(number).ref();
        }

        @Test
        void anEndpointServesItsModel_andTheVersionsThatHaveARole() {
            assertThat(fixtures.served()).containsExactlyInAnyOrder(ServingFixtures.MODEL, version(3), version(1));
        }

        @Test
        void followsWhatASelectorMeans() {
            fixtures.move(ServingFixtures.PRODUCTION, 2);
            assertThat(fixtures.served()).containsExactlyInAnyOrder(ServingFixtures.MODEL, version(2), version(1));
        }

        @Test
        void aCandidateIsServedWhileItShadows() {
            fixtures.serving.candidates().shadow(ENDPOINT, 2, ALICE);
            assertThat(fixtures.served()).contains(version(2));
            fixtures.serving.candidates().unshadow(ENDPOINT, 2, ALICE);
            assertThat(fixtures.served()).doesNotContain(version(2));
        }

        @Test
        void whatIsServedCannotBeDeleted() {
            assertThatThrownBy(() -> fixtures.database.write(transaction -> {
                        fixtures.graph.assets().delete(transaction, version(3), ALICE);
                        return 0;
                    }))
                    .hasMessageContaining("endpoint:taxi/trip-duration");
        }
    }

    @Nested
    class AskingConsumers {
        private EndpointSettings refusing() {
            EndpointSettings all = ServingFixtures.settings();
            return new EndpointSettings(
                    all.model(),
                    all.features(),
                    all.champion(),
                    all.failsafe(),
                    all.shadows(),
                    all.labels(),
                    all.guardrails(),
                    new EndpointSettings.ConsumerPolicy(EndpointSettings.Undeclared.REFUSE),
                    all.log());
        }

        private final AssetRef dispatch = AssetRef.parse("consumer:undeclared/dispatch");

        private void declareDispatch() {
            fixtures.database.write(transaction -> {
                new Consumers(
                                fixtures.database,
                                io.gimbal.serving.store.SqlServingStores.create()
                                        .consumers(),
                                fixtures.graph.assets(),
                                fixtures.graph.edges(),
                                fixtures.metrics)
                        .put(transaction, "taxi", new ConsumerName("dispatch"), List.of(ENDPOINT), ALICE);
                return 0;
            });
        }

        @Test
        void whoIsUndeclaredIsAnEdge_untilDeclared() {
            fixtures.predict("a", 4);
            assertThat(fixtures.graph.edges().list(dispatch))
                    .extracting(Edge::type)
                    .containsExactly(EdgeType.CONSUMES);
            declareDispatch();
            assertThat(fixtures.graph.assets().find(dispatch)).isEmpty();
        }

        @Test
        void whoIsUndeclaredIsCounted_eachRequest() {
            fixtures.predict("a", 4);
            fixtures.predict(item("b", 4), item("c", 4));
            assertThat(fixtures.metrics.scrape())
                    .contains("gimbal_undeclared_requests_total{endpoint=\"taxi/trip-duration\"} 2.0");
        }

        @Test
        void whoWasCountedIsRefused_fromTheMomentThatIsDeclared() {
            fixtures.predict("a", 4);
            fixtures.declare(refusing());
            assertThat(codeOf(() -> fixtures.predict("b", 4))).isEqualTo(ErrorCode.PERMISSION_DENIED);
        }

        @Test
        void whoIsNotNamedIsAnEdgeToo() {
            fixtures.serving
                    .predictions()
                    .predict(new Predictions.Call(ENDPOINT, Optional.empty(), List.of(item("a", 4))));
            assertThat(fixtures.graph.edges().list(AssetRef.parse("consumer:undeclared/unnamed")))
                    .hasSize(1);
        }

        @Test
        void whoIsUndeclaredIsRefusedWhereThatIsDeclared() {
            declareDispatch();
            fixtures.restart();
            fixtures.declare(refusing());
            assertThat(fixtures.predict("a", 4).value()).hasValue(10);
            assertThatThrownBy(() -> fixtures.serving
                            .predictions()
                            .predict(new Predictions.Call(
                                    ENDPOINT, Optional.of(new ConsumerName("dispach")), List.of(item("b", 4)))))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED))
                    .hasMessage("consumer \"dispach\" is not declared to ask taxi/trip-duration, did you mean"
                            + " \"dispatch\"?");
            assertThat(codeOf(() -> fixtures.serving
                            .predictions()
                            .predict(new Predictions.Call(ENDPOINT, Optional.empty(), List.of(item("b", 4))))))
                    .isEqualTo(ErrorCode.PERMISSION_DENIED);
            assertThat(logged("predictions")).hasSize(1);
        }
    }

    /// Alerts as monitoring writes them.
    static final class Alerts {
        static final String FAILSAFE_BETTER = raised("performance", 6.5, 4.25, "if-better", 3);
        static final String CHAMPION_BETTER = raised("performance", 4.0, 4.0, "if-better", 3);
        static final String OTHER_CHAMPION = raised("performance", 6.5, 4.25, "if-better", 2);
        static final String ALWAYS = """
                {"alert": "errors", "severity": "CRITICAL", "state": "raised", "monitor": "trip-duration",
                 "chunks": [], "champion_version": 3, "champion_mae": null, "failsafe_mae": null,
                 "actions": {"failsafe": "always"}}
                """;
        static final String UNKNOWN_ERROR = """
                {"alert": "performance", "state": "raised", "champion_version": 3, "champion_mae": 4.0,
                 "actions": {"failsafe": "if-better", "retrain": "retrain"}}
                """;
        static final String WITHOUT_ACTION = """
                {"alert": "performance", "state": "raised", "champion_version": 3, "champion_mae": 4.0,
                 "failsafe_mae": 1.0}
                """;

        private Alerts() {}

        private static String raised(
                String alert, double championMae, double failsafeMae, String action, int champion) {
            return """
                {"alert": "%s", "severity": "CRITICAL", "state": "raised", "monitor": "trip-duration",
                 "chunks": ["2020-03-18", "2020-03-19"], "champion_version": %d, "champion_mae": %s,
                 "failsafe_mae": %s, "actions": {"failsafe": "%s", "retrain": "retrain"}}
                """.formatted(alert, champion, championMae, failsafeMae, action);
        }

        static String cleared(String alert) {
            return "{\"alert\": \"%s\", \"state\": \"cleared\", \"monitor\": \"trip-duration\"}".formatted(alert);
        }
    }

    @Test
    void nullsAreKept() {
        JsonObject item = (JsonObject) Json.parse("""
                {"id": "n", "event_time": "2020-03-15T12:00:00Z", "keys": {"pickup_zone": 74},
                 "inputs": {"distance": 3, "hour": null, "weekend": true}}
                """);
        assertThat(fixtures.predict(item).getFirst().inputs().get("hour")).isEqualTo(JsonNull.NULL);
    }
}
