package io.gimbal.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Serving as a client sees it.
final class ServingRoutesTest {
    private static final String ONE = "/api/v1/endpoints/trip-duration";
    private static final String PREDICT = ONE + "/predict";
    private static final String LABELS = ONE + "/labels";

    @TempDir
    private Path folder;

    private ServingFixtures fixtures;
    private TestServer server;

    @BeforeEach
    void start() {
        fixtures = ServingFixtures.on(TestDatabases.sqlite(folder), folder);
        server = TestServer.start(fixtures.serving.routes());
    }

    @AfterEach
    void stop() {
        server.close();
        fixtures.close();
    }

    private TestResponse predict(String id, double distance) {
        return server.post(PREDICT, ServingFixtures.item(id, distance));
    }

    @Test
    void anAnswerSaysWhoAnsweredAndFromWhat() {
        TestResponse answer = predict("trip-1", 4);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"prediction_id\":\"trip-1\",\"value\":10.0,\"outcome\":\"answered\","
                        + "\"model\":\"trip-duration\",\"version\":3,\"served_by\":\"champion\",\"features\":{"
                        + "\"zone__borough\":{\"value\":\"Bronx\",\"age_seconds\":null,\"status\":\"PRESENT\"},"
                        + "\"zone_activity__zone_trips_1h\":"
                        + "{\"value\":74,\"age_seconds\":60.5,\"status\":\"PRESENT\"}}}");
    }

    @Test
    void theSameAgainIsTheSameBytes_alsoAfterARestart() {
        byte[] first = predict("trip-1", 4).bytes();
        fixtures.move(ServingFixtures.PRODUCTION, 2);
        assertThat(predict("trip-1", 4).bytes()).isEqualTo(first);
        server.close();
        fixtures.restart();
        server = TestServer.start(fixtures.serving.routes());
        assertThat(predict("trip-1", 4).bytes()).isEqualTo(first);
        assertThat(predict("trip-1", 5).status()).isEqualTo(409);
        assertThat(predict("trip-1", 5).detail()).contains("the id was used for something else");
    }

    @Test
    void aBatchIsAnsweredInOrder_alsoAnEmptyOne() {
        TestResponse answer = server.post(
                PREDICT,
                JsonArray.of(
                        ServingFixtures.item("a", 4), ServingFixtures.item("b", 200), ServingFixtures.item("c", 13)));
        List<JsonObject> answers = answer.array().objects();
        assertThat(answers).extracting(it -> it.text("outcome")).containsExactly("answered", "abstained", "answered");
        assertThat(answers.get(1).findNumber("value")).isEmpty();
        assertThat(answers.get(1).text("why")).startsWith("off-the-map");
        assertThat(answers.get(2).text("served_by")).isEqualTo("failsafe");
        assertThat(server.post(PREDICT, "[]").text()).isEqualTo("[]");
    }

    @Test
    void theConsumerIsRecorded() {
        server.post(PREDICT, ServingFixtures.item("a", 4), "Gimbal-Consumer", "dispatch");
        assertThat(server.get(ONE + "/predictions/a").object().text("consumer")).isEqualTo("dispatch");
        TestResponse bad = server.post(PREDICT, ServingFixtures.item("b", 4), "Gimbal-Consumer", "../../etc");
        assertThat(bad.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | line 1",
                "{}x | line 1",
                "7 | expected an object, found a number",
                "null | expected an object, found null",
                "\"x\" | expected an object, found text",
                "[[]] | [0]: expected an object, found an array",
                "{} | [0].keys: missing, expected an object with pickup_zone",
                "{\"keys\":{},\"inputs\":{},\"id\":\"\"} | not a prediction's id",
                "{\"keys\":[],\"inputs\":3} | [0].keys: expected an object",
                "{\"id\":\"a\",\"id\":\"a\"} | field \"id\" stands twice"
            })
    void whatIsNoRequestIsRefused_sayingWhere(String body, String detail) {
        TestResponse refused = server.post(PREDICT, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.detail()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999",
                "-1e999",
                "true",
                "[1]",
                "{\"a\":1}",
                "\"NaN\"",
            })
    void whatIsNoNumberIsRefused(String distance) {
        String body = ServingFixtures.item("a", 4).toString().replace("4.0", distance);
        TestResponse refused = server.post(PREDICT, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).containsAnyOf("distance", "line 1"); // an infinity is no JSON to begin with
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-03-15",
                "2020-03-15T12:00:00",
                "2020-03-15T12:00:00.0000001Z",
                "2020-02-30T12:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z"
            })
    void whatIsNoTimeIsRefused(String time) {
        String body = ServingFixtures.item("a", 4).toString().replace("2020-03-15T12:00:00Z", time);
        TestResponse refused = server.post(PREDICT, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("[0].event_time: expected a time");
    }

    @Test
    void aTimeMoreThanADayAheadOfTheClockIsRefused_andThePastIsNot() {
        String body = ServingFixtures.item("a", 4).toString();
        String later = body.replace("2020-03-15T12:00:00Z", "2026-05-02T08:00:01Z");
        TestResponse refused = server.post(PREDICT, "[" + body + "," + later.replace("\"a\"", "\"b\"") + "]");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail())
                .contains("[1].event_time: event time is at most a day ahead of the clock, which says"
                        + " 2026-05-01T08:00:00Z: 2026-05-02T08:00:01Z has not come yet")
                .doesNotContain("[0]");
        String tomorrow = later.replace("08:00:01Z", "08:00:00Z");
        assertThat(server.post(PREDICT, tomorrow).status()).isEqualTo(200);
        TestResponse label = server.post(
                LABELS, "[{\"prediction_id\": \"a\", \"value\": 9, \"known_at\": \"9999-01-01T00:00:00Z\"}]");
        assertThat(label.status()).isEqualTo(400);
        assertThat(label.detail()).contains("[0].known_at: event time is at most a day ahead of the clock");
    }

    @Test
    void eventTimeIsToldOfPredictionsAndLabels_andOfTheLastOnesAfterARestart() {
        predict("a", 4);
        server.post(
                PREDICT,
                "{\"keys\": {\"pickup_zone\": 74},"
                        + " \"inputs\": {\"distance\": 4, \"hour\": 12, \"weekend\": true}}");
        server.post(LABELS, "[{\"prediction_id\": \"a\", \"value\": 9, \"known_at\": \"2020-03-15T12:20:00Z\"}]");
        List<Instant> told = List.of(
                ServingFixtures.NOON, ServingFixtures.WALL, Instant.parse("2020-03-15T12:20:00Z")); // without time: now
        assertThat(fixtures.noted).containsExactlyElementsOf(told);

        fixtures.noted.clear();
        fixtures.restart();
        assertThat(fixtures.noted).containsExactlyElementsOf(told);
    }

    @Test
    void hugeAndOddValuesAreAnsweredOrRefused_neverAFault() {
        JsonObject item = ServingFixtures.item("x".repeat(200), 4);
        assertThat(server.post(PREDICT, item).status()).isEqualTo(200);
        assertThat(server.post(PREDICT, ServingFixtures.item("x".repeat(201), 4))
                        .status())
                .isEqualTo(400);
        assertThat(server.post(PREDICT, ServingFixtures.item("\ud83d\ude95 \u00e9/%2F?#", 4))
                        .status())
                .isEqualTo(200);
        String zone = ServingFixtures.item("z", 4).toString().replace(":74", ":9223372036854775807");
        assertThat(server.post(PREDICT, zone)
                        .object()
                        .object("features")
                        .object("zone__borough")
                        .text("status"))
                .isEqualTo("NOT_FOUND");
        String beyond = ServingFixtures.item("z2", 4).toString().replace(":74", ":9223372036854775808");
        assertThat(server.post(PREDICT, beyond).status()).isEqualTo(400);
        String tooMany = "[" + "{},".repeat(10_000) + "{}]";
        assertThat(server.post(PREDICT, tooMany).status()).isEqualTo(413);
        assertThat(predict("max", Double.MAX_VALUE).object().text("outcome")).isEqualTo("abstained");
    }

    @Test
    void anUnknownEndpointIsNamedWithTheNearest() {
        TestResponse refused = server.post("/api/v1/endpoints/trip-durations/predict", "{}");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.detail()).isEqualTo("no endpoint \"trip-durations\", did you mean \"trip-duration\"?");
        assertThat(server.get("/api/v1/endpoints/taxi%2Ftrip-duration").status())
                .isEqualTo(200);
    }

    @Test
    void labelsAreJoined() {
        predict("a", 4);
        predict("b", 5);
        String both = """
                [{"prediction_id": "a", "value": 9.5, "known_at": "2020-03-15T12:20:00Z"},
                 {"prediction_id": "b", "value": 8, "known_at": "2020-03-15T12:30:00Z"}]
                """;
        assertThat(server.post(LABELS, both).text()).isEqualTo("{\"joined\":2,\"repeated\":0}");
        assertThat(server.post(LABELS, both).text()).isEqualTo("{\"joined\":0,\"repeated\":2}");
        assertThat(server.post(LABELS, both.replace("9.5", "9.6")).status()).isEqualTo(409);
        assertThat(server.get(ONE + "/predictions/a").object().object("label").number("value"))
                .isEqualTo(9.5);
    }

    @Test
    void labelsThatAreWrongAreNamed_allOfThem() {
        TestResponse refused = server.post(LABELS, """
                [{"prediction_id": "a", "value": "9", "known_at": "2020-03-15T12:20:00Z"},
                 {"prediction_id": "a", "value": 9, "known_at": "soon"},
                 {"prediction_id": "a", "valeu": 9, "known_at": "2020-03-15T12:20:00Z"}, 7]
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("[0]: ", "[1]: known_at", "[2].valeu", "[3]: expected an object");
        assertThat(server.post(LABELS, "{}").status()).isEqualTo(400);
        TestResponse unknown = server.post(
                LABELS, "[{\"prediction_id\": \"nobody\", \"value\": 9, \"known_at\": \"2020-03-15T12:20:00Z\"}]");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.detail()).contains("\"nobody\"");
    }

    @Test
    void predictionsAreListedInPages() {
        for (int i = 0; i < 5; i++) {
            predict("t" + i, 4);
        }
        JsonObject first = server.get(ONE + "/predictions?limit=3").object();
        assertThat(first.array("items").objects())
                .extracting(it -> it.text("prediction_id"))
                .containsExactly("t0", "t1", "t2");
        JsonObject second = server.get(ONE + "/predictions?limit=3&after=" + first.text("next"))
                .object();
        assertThat(second.array("items").objects())
                .extracting(it -> it.text("prediction_id"))
                .containsExactly("t3", "t4");
        assertThat(second.has("next")).isFalse();
        assertThat(server.get(ONE + "/predictions?from=2020-03-15T12:00:01Z")
                        .object()
                        .array("items")
                        .size())
                .isZero();
        for (String bad : List.of("?after=zz", "?after=00ff", "?limit=0", "?limit=100000", "?from=x", "?size=3")) {
            assertThat(server.get(ONE + "/predictions" + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(server.get(ONE + "/predictions/nobody").status()).isEqualTo(404);
    }

    @Test
    void anEndpointShowsWhoAnswers_andTheFailsafeCanBeSetByHand() {
        predict("a", 4);
        JsonObject shown = server.get(ONE).object();
        assertThat(shown.text("served_by")).isEqualTo("champion");
        assertThat(shown.object("champion").integer("version")).isEqualTo(3);
        assertThat(shown.object("failsafe").text("selector")).isEqualTo("alias failsafe");
        assertThat(server.post(ONE + "/failsafe", "{\"engaged\": true, \"why\": \"\"}")
                        .status())
                .isEqualTo(400);
        assertThat(server.post(ONE + "/failsafe", "{\"engaged\": true, \"why\": \"drill\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.post(ONE + "/failsafe", "{\"engaged\": true, \"why\": \"drill\"}")
                        .status())
                .isEqualTo(409);
        assertThat(predict("b", 4).object().text("served_by")).isEqualTo("failsafe");
        JsonObject listed = server.get("/api/v1/endpoints")
                .object()
                .array("items")
                .objects()
                .getFirst();
        assertThat(listed.text("served_by")).isEqualTo("failsafe");
        assertThat(listed.array("engagements").objects().getFirst().text("who")).isEqualTo("tester");
        assertThat(server.post(ONE + "/failsafe", "{\"engaged\": false, \"why\": \"enough\"}")
                        .status())
                .isEqualTo(200);
        assertThat(predict("c", 4).object().text("served_by")).isEqualTo("champion");
    }

    @Test
    void anEndpointShowsWhyAFailsafeCannotAnswer() {
        fixtures.registerBroken(9);
        fixtures.move(ServingFixtures.FAILSAFE, 9);
        JsonObject failsafe = server.get(ONE).object().object("failsafe");
        assertThat(failsafe.findInteger("version")).isEmpty();
        assertThat(failsafe.text("problem")).startsWith("model-version:taxi/trip-duration@9 cannot be served: ");
    }

    @Test
    void aLabelThatIsNoLongerWaitedForIsJoined_andShownAsLate() {
        predict("a", 4);
        predict("b", 4);
        for (String label : List.of(
                "[{\"prediction_id\": \"a\", \"value\": 9, \"known_at\": \"2020-03-15T15:00:00Z\"}]",
                "[{\"prediction_id\": \"b\", \"value\": 9, \"known_at\": \"2020-03-15T15:00:01Z\"}]")) {
            assertThat(server.post(ONE + "/labels", label).status()).isEqualTo(200);
        }
        assertThat(server.get(ONE + "/predictions/a").object().object("label").flag("late"))
                .isFalse();
        assertThat(server.get(ONE + "/predictions/b").object().object("label").flag("late"))
                .isTrue();
    }

    @Test
    void whatIsAnsweredIsWhatIsRecorded() {
        JsonObject answer = predict("a", 99).object();
        JsonObject record = server.get(ONE + "/predictions/a").object();
        for (String field : List.of("value", "outcome", "why", "version", "served_by", "features")) {
            assertThat(Json.text(record.get(field))).isEqualTo(Json.text(answer.get(field)));
        }
    }
}
