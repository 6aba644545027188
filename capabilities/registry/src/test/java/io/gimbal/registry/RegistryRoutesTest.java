package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.graph.Reason;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.sql.TestDatabases;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The registry as a client sees it.
final class RegistryRoutesTest {
    private static final String ONE = "/api/v1/models/taxi/trip-duration";

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;
    private TestServer server;

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(TestDatabases.sqlite(folder), folder);
        server = TestServer.start(fixtures.registry().routes());
    }

    @AfterEach
    void stop() {
        server.close();
        fixtures.close();
    }

    @Test
    void aVersionIsRegisteredPromotedReplacedAndPutBack() {
        assertThat(server.post("/api/v1/models", """
                        {"namespace": "taxi", "name": "trip-duration", "why": "a new task"}
                        """).status()).isEqualTo(201);
        String version = "{\"digest\": \"" + fixtures.bytes() + "\", \"why\": \"trained\"}";
        assertThat(server.post(ONE + "/versions", version).object().integer("version"))
                .isEqualTo(1);
        server.post(ONE + "/versions", version);
        promote(1);
        assertThat(promote(2).object().integer("replaced")).isEqualTo(1);

        JsonObject back = server.post(ONE + "/rollback", """
                        {"at": "2020-03-16T00:00:00Z", "why": "it went wrong"}
                        """).object();

        assertThat(back.integer("version")).isEqualTo(1);
        assertThat(server.get(ONE).object().object("aliases").integer("champion"))
                .isEqualTo(1);
        assertThat(server.get(ONE + "/versions/2").object().text("stage")).isEqualTo("archived");
        assertThat(server.get(ONE + "/versions").object().array("items").items())
                .hasSize(2);
    }

    @Test
    void aRefusalSaysWhyAndTheGateCanBeAsked() {
        fixtures.guard("candidate.evaluation.mae <= 4.0");
        fixtures.stage(4.75);

        TestResponse refused = promote(1);
        JsonObject gate = server.get(ONE + "/versions/1/gate?stage=production&at=2020-03-15T12:00:00Z")
                .object();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("accuracy failed").contains("candidate.evaluation.mae = 4.75");
        JsonObject piece = (JsonObject)
                refused.object().object("decision").array("pieces").items().getFirst();
        assertThat(piece.text("name")).isEqualTo("accuracy");
        assertThat(piece.text("state")).isEqualTo("failed");
        JsonObject clause = (JsonObject) piece.array("clauses").items().getFirst();
        assertThat(clause.object("values").text("candidate.evaluation.mae")).isEqualTo("4.75");
        assertThat(gate.flag("passed")).isFalse();
        assertThat(gate.array("pieces").items()).hasSize(3).first().isEqualTo(piece);
    }

    @Test
    void aStageAndATimeLeftOutAreTheChampionsAndThePresent() {
        fixtures.guard("candidate.evaluation.mae <= 4.0");
        fixtures.stage(3.5);

        JsonObject moved = server.post(ONE + "/versions/1/promote", "{\"why\": \"it is better\"}")
                .object();

        assertThat(moved.text("after")).isEqualTo("production");
        assertThat(moved.text("at")).isEqualTo("2020-03-15T12:00:00Z");
        assertThat(moved.object("decision").flag("passed")).isTrue();
    }

    @Test
    void anAliasMovesAndAReviewIsTaken() {
        fixtures.guard("candidate.evaluation.mae <= 4.0");
        fixtures.register();

        server.send(
                "PUT",
                ONE + "/aliases/frozen",
                BodyPublishers.ofString("{\"version\": 1, \"why\": \"to compare\"}"),
                "Content-Type",
                "application/json");
        TestResponse review = server.post(ONE + "/versions/1/reviews", """
                {"approved": true, "comment": "looks right", "at": "2020-03-15T12:00:00Z"}
                """);

        assertThat(server.get(ONE + "/aliases/frozen").object().integer("version"))
                .isEqualTo(1);
        assertThat(review.object().text("summary")).isEqualTo("tester approved: looks right");
        assertThat(review.object().object("decision").flag("passed")).isFalse();
        assertThat(fixtures.actions(MODEL.version(1).ref())).startsWith("reviewed");
    }

    @Test
    void aVersionIsComparedWithTheChampionBeforeItOrWithAnyOther() {
        fixtures.registry().models().create(ModelDraft.of(MODEL, "minutes"), new Reason("ann", "a new task"));
        for (double mae : new double[] {3.5, 4.5, 3.25}) {
            fixtures.evaluate(fixtures.register(), mae, Instant.parse("2020-03-15T12:00:00Z"));
        }
        promote(1);

        JsonObject toParent = server.get(ONE + "/versions/3/difference").object();
        JsonObject toBefore = server.get(ONE + "/versions/3/difference?to=2").object();

        assertThat(toParent.integer("base")).isEqualTo(1);
        assertThat(Json.text(toParent.get("metrics")))
                .isEqualTo("[{\"name\":\"evaluation mae\",\"before\":\"3.5\",\"after\":\"3.25\"}]");
        assertThat(toBefore.integer("base")).isEqualTo(2);
        assertThat(toParent.array("untold").items()).contains(new JsonString("code"), new JsonString("params"));
        assertThat(server.get(ONE + "/versions/2/difference").object().integer("base"))
                .isEqualTo(1);
        assertThat(server.get(ONE + "/versions/1/difference").status()).isEqualTo(404);
        assertThat(server.get(ONE + "/versions/3/difference?to=0").status()).isEqualTo(400);
        assertThat(server.get(ONE + "/versions/3/difference?to=9").status()).isEqualTo(404);
    }

    @Test
    void aVersionIsAnsweredWithAllThatIsSaidOfIt() {
        fixtures.registry().models().create(ModelDraft.of(MODEL, "minutes"), new Reason("ann", "a new task"));
        fixtures.register();
        send("PUT", ONE + "/versions/1/tags/team", "{\"value\": \"taxi\"}");
        send("PUT", ONE + "/versions/1/description", "{\"description\": \"minutes\", \"why\": \"clear\"}");

        JsonObject version = server.get(ONE + "/versions/1").object();

        assertThat(version.object("tags").text("team")).isEqualTo("taxi");
        assertThat(version.text("description")).isEqualTo("minutes");
        assertThat(version.array("aliases").items()).isEmpty();
    }

    @Test
    void aModelIsTaggedDescribedRenamedAndDeleted() {
        server.post("/api/v1/models", "{\"namespace\": \"mlflow\", \"name\": \"Fare model\", \"why\": \"a new task\"}");
        String model = "/api/v1/models/mlflow/Fare%20model";

        assertThat(send("PUT", model + "/tags/team", "{\"value\": \"taxi\"}").text())
                .contains("\"team\":\"taxi\"");
        assertThat(server.delete(model + "/tags/team").text()).doesNotContain("team");
        assertThat(send("PUT", model + "/description", "{\"description\": \"minutes\", \"why\": \"clear\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.get(model).object().text("description")).isEqualTo("minutes");
        assertThat(server.post(model + "/rename", "{\"name\": \"Tips\", \"why\": \"a better name\"}")
                        .object()
                        .text("after"))
                .isEqualTo("mlflow/Tips");
        assertThat(server.delete("/api/v1/models/mlflow/Tips").status()).isEqualTo(400);
        assertThat(server.delete("/api/v1/models/mlflow/Tips?why=unused").status())
                .isEqualTo(200);
        assertThat(server.get("/api/v1/models/mlflow/Tips").status()).isEqualTo(404);
    }

    private TestResponse send(String method, String path, String json) {
        return server.send(method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /api/v1/models | {\"namespace\": \"taxi\", \"name\": \"a:b\", \"why\": \"x\"} | 400 | name",
                "POST | /api/v1/models | {\"namespace\": \"taxi\", \"name\": \"a\", \"why\": \" \"} | 400 | why",
                "POST | /api/v1/models | {\"namespace\": \"taxi\", \"name\": \"a\"} | 400 | why",
                "GET | /api/v1/models/taxi/nothing | `` | 404 | nothing",
                "GET | /api/v1/models/taxi/nothing/versions/1 | `` | 404 | nothing",
                "GET | /api/v1/models/taxi/nothing/versions/one | `` | 400 | version",
                "GET | /api/v1/models?seize=3 | `` | 400 | size",
            })
    void badInputIsRefusedByName(String method, String path, String body, int status, String named) {
        TestResponse response = method.equals("GET") ? server.get(path) : server.post(path, body);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.detail()).contains(named);
    }

    private TestResponse promote(int version) {
        return server.post(ONE + "/versions/" + version + "/promote", """
                {"stage": "production", "at": "2020-03-15T12:00:00Z", "why": "it is better"}
                """);
    }
}
