package io.gimbal.mlflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.graph.Change;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.RegistryFixtures;
import io.gimbal.registry.StagePolicy;
import io.gimbal.sql.TestDatabases;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The registry as an MLflow client sees it.
final class RegistryCallsTest {
    private static final String ABOVE = "/api/2.0/mlflow/";
    private static final Map<String, String> EXAMPLES =
            Map.of("version", "1", "stage", "Staging", "source", "runs:/r1/model");

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;
    private TestServer server;

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(TestDatabases.sqlite(folder), folder);
        server = TestServer.start(
                HttpConfig.ofFreePort(),
                MlflowRoute.served(new RegistryCalls(
                                fixtures.database(), fixtures.registry().clients())
                        .routes()),
                _ -> new Caller("client", true, Set.of()),
                new MlflowErrors());
    }

    @AfterEach
    void stop() {
        server.close();
        fixtures.close();
    }

    @Nested
    class AModel {
        @Test
        void isCreatedDescribedRenamedAndDeleted() {
            JsonObject created = post("registered-models/create", """
                    {"name": "Fares", "description": "minutes", "tags": [{"key": "team", "value": "taxi"}]}
                    """).object().object("registered_model");
            assertThat(created.text("description")).isEqualTo("minutes");
            assertThat(created.array("tags").items()).hasSize(1);
            assertThat(created.has("latest_versions")).isFalse();

            assertThat(send("PATCH", "registered-models/update", "{\"name\": \"Fares\"}")
                            .text())
                    .doesNotContain("description");
            assertThat(post("registered-models/rename", "{\"name\": \"Fares\", \"new_name\": \"Tips\"}")
                            .object()
                            .object("registered_model")
                            .text("name"))
                    .isEqualTo("Tips");
            refused(get("registered-models/get?name=Fares"), 404, "RESOURCE_DOES_NOT_EXIST")
                    .isEqualTo("Registered Model with name=Fares not found");

            assertThat(send("DELETE", "registered-models/delete", "{\"name\": \"Tips\"}")
                            .text())
                    .isEqualTo("{}");
            refused(get("registered-models/get?name=Tips"), 404, "RESOURCE_DOES_NOT_EXIST");
        }

        @Test
        void isNotCreatedTwice() {
            create("Fares");

            refused(create("Fares"), 400, "RESOURCE_ALREADY_EXISTS")
                    .isEqualTo("Registered Model (name=Fares) already exists");
        }

        @Test
        void ofAProjectIsReachedAndNotShadowed() {
            fixtures.declareModel(new ModelName("taxi", "trip-duration"));

            assertThat(get("registered-models/get?name=trip-duration").status()).isEqualTo(200);
            assertThat(get("registered-models/get?name=taxi.trip-duration").status())
                    .isEqualTo(200);
            refused(create("trip-duration"), 400, "RESOURCE_ALREADY_EXISTS");
            refused(
                            send("DELETE", "registered-models/delete", "{\"name\": \"trip-duration\"}"),
                            400,
                            "INVALID_PARAMETER_VALUE")
                    .contains("project taxi declares it");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a:b", " ", "a\tb", "a\nb", "<script>alert(1)</script>"})
        void withAnImpossibleNameIsRefused(String name) {
            refused(create(name), 400, "INVALID_PARAMETER_VALUE");
            assertThat(create(name).text()).doesNotContain("<");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<img onerror=x>", "'; DROP TABLE registry_model; --", "Ünïcode 模型", "%2e%2e", "a@b"})
        void withAnOddNameIsOnlyThat(String name) {
            assertThat(create(name).status()).isEqualTo(200);
            register(name);

            assertThat(get("registered-models/get?name=" + encoded(name))
                            .object()
                            .object("registered_model")
                            .text("name"))
                    .isEqualTo(name);
            TestResponse other = get("registered-models/get?name=" + encoded(name + "<b>"));
            refused(other, 404, "RESOURCE_DOES_NOT_EXIST");
            assertThat(other.text()).doesNotContain("<");
        }
    }

    @Nested
    class AVersion {
        @Test
        void isRegisteredFoundAndDeleted() {
            create("Fares");
            JsonObject version = register("Fares");
            assertThat(version.text("version")).isEqualTo("1");
            assertThat(version.text("status")).isEqualTo("READY");
            assertThat(version.text("current_stage")).isEqualTo("None");
            assertThat(version.text("source")).isEqualTo("runs:/r1/model");
            assertThat(version.text("run_id")).isEqualTo("r1");
            assertThat(version.text("description")).isEmpty();

            assertThat(get("model-versions/get-download-uri?name=Fares&version=1")
                            .text())
                    .isEqualTo("{\"artifact_uri\":\"runs:/r1/model\"}");
            assertThat(send(
                                    "PATCH",
                                    "model-versions/update",
                                    "{\"name\": \"Fares\", \"version\": \"1\", \"description\": \"first\"}")
                            .object()
                            .object("model_version")
                            .text("description"))
                    .isEqualTo("first");
            send("DELETE", "model-versions/delete", "{\"name\": \"Fares\", \"version\": 1}");
            refused(get("model-versions/get?name=Fares&version=1"), 404, "RESOURCE_DOES_NOT_EXIST")
                    .isEqualTo("Model Version (name=Fares, version=1) not found");
            assertThat(register("Fares").text("version")).isEqualTo("2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/etc/passwd",
                    "file:///etc/passwd",
                    "FILE%3A///etc",
                    "s3://b/%252e%252e/x",
                    "mlflow-artifacts:/a/..;/b",
                    "s3://b/a#frag",
                    "dummy-source",
                    "models:/Fares/7",
                    "models:/m-0123"
                })
        void fromAnUnsafeSourceIsRefusedAlsoAsAPrompt(String source) {
            create("Fares");
            String tags = source.equals("dummy-source")
                    ? "[]"
                    : "[{\"key\": \"mlflow.prompt.is_prompt\", \"value\": \"true\"}]";

            TestResponse response = post(
                    "model-versions/create",
                    "{\"name\": \"Fares\", \"source\": \"" + source + "\", \"tags\": " + tags + "}");

            assertThat(response.status()).isIn(400, 404);
            assertThat(get("model-versions/search").text()).isEqualTo("{}");
        }

        @ParameterizedTest
        @CsvSource({"one, 400", "1.5, 400", "0, 404", "-1, 404", "99999999999, 400", "2, 404"})
        void isFoundByWholeNumbersOnly(String number, int status) {
            create("Fares");
            register("Fares");

            assertThat(get("model-versions/get?name=Fares&version=" + number).status())
                    .isEqualTo(status);
        }

        @Test
        void keepsItsTags() {
            create("Fares");
            register("Fares");
            String tag = "{\"name\": \"Fares\", \"version\": \"1\", \"key\": \"size\", \"value\": \"small\"}";

            assertThat(post("model-versions/set-tag", tag).text()).isEqualTo("{}");
            assertThat(get("model-versions/get?name=Fares&version=1").text())
                    .contains("\"tags\":[{\"key\":\"size\",\"value\":\"small\"}]");
            assertThat(send("DELETE", "model-versions/delete-tag", tag).status())
                    .isEqualTo(200);
            assertThat(send("DELETE", "model-versions/delete-tag", tag).status())
                    .isEqualTo(200);
            assertThat(post("model-versions/set-tag", tag.replace("size", "../size"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class AStage {
        @Test
        void isReachedAndTheOthersArchived() {
            create("Fares");
            IntStream.range(0, 3).forEach(_ -> register("Fares"));

            assertThat(move(1, "production", false)).isEqualTo("Production");
            assertThat(move(2, "Production", false)).isEqualTo("Production");
            assertThat(stage(1)).isEqualTo("Production");
            assertThat(move(3, "PRODUCTION", true)).isEqualTo("Production");
            assertThat(stage(1)).isEqualTo("Archived");
            assertThat(stage(2)).isEqualTo("Archived");
            assertThat(move(1, "None", false)).isEqualTo("None");
            assertThat(move(1, "none", false)).isEqualTo("None");

            assertThat(post("registered-models/get-latest-versions", "{\"name\": \"Fares\"}")
                            .object()
                            .array("model_versions")
                            .items())
                    .extracting(version -> ((JsonObject) version).text("version"))
                    .containsExactlyInAnyOrder("1", "2", "3");
            assertThat(get("registered-models/get-latest-versions?name=Fares&stages=Production")
                            .object()
                            .array("model_versions")
                            .items())
                    .hasSize(1);
        }

        @Test
        void thatIsNoneIsRefused() {
            create("Fares");
            register("Fares");

            refused(transition(1, "Live", false), 400, "INVALID_PARAMETER_VALUE")
                    .startsWith("Invalid Model Version stage");
            refused(transition(1, "Archived", true), 400, "INVALID_PARAMETER_VALUE");
        }

        @Test
        void ofAModelThatAPolicyNamesIsRefusedWithEveryMissingPiece() {
            StagePolicy guarded = fixtures.guarded("candidate.evaluation.mae <= 4.0");
            fixtures.put(guarded.naming(List.of("Fares")));
            create("Fares");
            register("Fares");

            refused(transition(1, "Production", false), 400, "INVALID_PARAMETER_VALUE")
                    .contains("leads through staging")
                    .contains("candidate.evaluation is missing")
                    .contains("candidate.review is missing");
            refused(alias("champion", 1), 400, "INVALID_PARAMETER_VALUE").contains("candidate.review is missing");
            assertThat(stage(1)).isEqualTo("None");
            assertThat(fixtures.changes(ModelName.ofClient("Fares").version(1).ref()))
                    .extracting(Change::action)
                    .startsWith("promotion-refused", "promotion-refused");
            assertThat(alias("best", 1).status()).isEqualTo(200);
        }
    }

    @Nested
    class AnAlias {
        @Test
        void movesAndGoes() {
            create("Fares");
            register("Fares");
            register("Fares");

            assertThat(alias("Best", 1).text()).isEqualTo("{}");
            assertThat(alias("Best", 2).status()).isEqualTo(200);
            assertThat(get("registered-models/alias?name=Fares&alias=Best").text())
                    .contains("\"version\":\"2\"", "\"aliases\":[\"Best\"]");
            assertThat(get("registered-models/get?name=Fares").text())
                    .contains("\"aliases\":[{\"alias\":\"Best\",\"version\":\"2\"}]");
            String body = "{\"name\": \"Fares\", \"alias\": \"Best\"}";
            assertThat(send("DELETE", "registered-models/alias", body).status()).isEqualTo(200);
            assertThat(send("DELETE", "registered-models/alias", body).status()).isEqualTo(200);
            refused(get("registered-models/alias?name=Fares&alias=Best"), 400, "INVALID_PARAMETER_VALUE")
                    .isEqualTo("Registered model alias Best not found");
            assertThat(get("registered-models/alias?name=Fares&alias=latest").text())
                    .contains("\"version\":\"2\"");
        }

        @ParameterizedTest
        @CsvSource({"latest, 400", "LATEST, 400", "v1, 400", "V22, 400", "a b, 400", "a/b, 400", "ok-1_x, 200"})
        void hasARestrictedName(String name, int status) {
            create("Fares");
            register("Fares");

            assertThat(alias(name, 1).status()).isEqualTo(status);
        }

        @Test
        void ofAnUnknownVersionIsRefused() {
            create("Fares");

            refused(alias("best", 3), 404, "RESOURCE_DOES_NOT_EXIST")
                    .isEqualTo("Model Version (name=Fares, version=3) not found");
        }
    }

    @Nested
    class ASearch {
        @Test
        void pagesThroughEverything() {
            IntStream.range(0, 5).forEach(i -> create("model" + i));
            String call = "registered-models/search?order_by=name+DESC&max_results=";

            JsonObject first = get(call + 2).object();
            JsonObject second = get(call + 3 + "&page_token=" + first.text("next_page_token"))
                    .object();

            assertThat(first.array("registered_models").items())
                    .extracting(RegistryCallsTest::name)
                    .containsExactly("model4", "model3");
            assertThat(second.array("registered_models").items())
                    .extracting(RegistryCallsTest::name)
                    .containsExactly("model2", "model1", "model0");
            assertThat(second.has("next_page_token")).isFalse();
        }

        @Test
        void findsVersionsByTheirRun() {
            create("Fares");
            register("Fares");

            assertThat(get("model-versions/search?filter=" + encoded("run_id = 'r1'"))
                            .object()
                            .array("model_versions")
                            .items())
                    .hasSize(1);
            assertThat(get("model-versions/search?filter=" + encoded("run_id = 'r2'"))
                            .text())
                    .isEqualTo("{}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "registered-models/search?max_results=0",
                    "registered-models/search?max_results=1001",
                    "registered-models/search?page_token=x",
                    "registered-models/search?order_by=creation_timestamp",
                    "registered-models/search?filter=name+%3D+1",
                    "registered-models/search?filter=name+%3D+%27a%27+OR+name+%3D+%27b%27",
                    "model-versions/search?filter=current_stage+%3D+%27None%27",
                    "model-versions/search?max_results=200001",
                    "model-versions/search?filter=name+%3D+%27a%27%3BDROP",
                })
        void thatMakesNoSenseIsRefused(String call) {
            TestResponse response = get(call);

            refused(response, 400, "INVALID_PARAMETER_VALUE").doesNotContain("registry_");
        }
    }

    /// Before anybody looks whether the rest exists.
    @ParameterizedTest
    @CsvSource({
        "POST registered-models/create, name",
        "GET registered-models/get, name",
        "PATCH registered-models/update, name",
        "POST registered-models/rename, name new_name",
        "DELETE registered-models/delete, name",
        "POST registered-models/get-latest-versions, name",
        "GET registered-models/get-latest-versions, name",
        "POST registered-models/set-tag, name key",
        "DELETE registered-models/delete-tag, name key",
        "POST registered-models/alias, name alias version",
        "DELETE registered-models/alias, name alias",
        "GET registered-models/alias, name alias",
        "POST model-versions/create, name source",
        "GET model-versions/get, name version",
        "PATCH model-versions/update, name version",
        "DELETE model-versions/delete, name version",
        "GET model-versions/get-download-uri, name version",
        "POST model-versions/transition-stage, name version stage",
        "POST model-versions/set-tag, name version key",
        "DELETE model-versions/delete-tag, name version key"
    })
    void whatIsDemandedIsNamedWhenItIsAbsentOrEmpty(String call, String names) {
        List<String> demanded = List.of(names.split(" "));
        for (String name : demanded) {
            Map<String, String> others = new LinkedHashMap<>();
            demanded.stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> others.put(other, EXAMPLES.getOrDefault(other, "x")));

            assertMissing(call, others, name);
            others.put(name, "");
            assertMissing(call, others, name);
        }
    }

    private void assertMissing(String call, Map<String, String> fields, String name) {
        String method = call.substring(0, call.indexOf(' '));
        String path = call.substring(call.indexOf(' ') + 1);
        TestResponse response = method.equals("GET")
                ? get(path + "?"
                        + fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&")))
                : send(method, path, Json.text(Json.toValue(fields)));
        refused(response, 400, "INVALID_PARAMETER_VALUE")
                .startsWith("Missing value for required parameter '" + name + "'.");
    }

    private static String name(JsonValue model) {
        return ((JsonObject) model).text("name");
    }

    private static AbstractStringAssert<?> refused(TestResponse response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.object().text("error_code")).isEqualTo(code);
        return assertThat(response.object().text("message"));
    }

    private TestResponse create(String name) {
        return post(
                "registered-models/create",
                Json.text(JsonObject.builder().put("name", name).build()));
    }

    private JsonObject register(String model) {
        JsonObject draft = JsonObject.builder()
                .put("name", model)
                .put("source", "runs:/r1/model")
                .put("run_id", "r1")
                .build();
        return post("model-versions/create", Json.text(draft)).object().object("model_version");
    }

    private TestResponse transition(int version, String stage, boolean archives) {
        return post(
                "model-versions/transition-stage",
                "{\"name\": \"Fares\", \"version\": \"" + version + "\", \"stage\": \"" + stage
                        + "\", \"archive_existing_versions\": " + archives + "}");
    }

    private String move(int version, String stage, boolean archives) {
        return transition(version, stage, archives)
                .object()
                .object("model_version")
                .text("current_stage");
    }

    private String stage(int version) {
        return get("model-versions/get?name=Fares&version=" + version)
                .object()
                .object("model_version")
                .text("current_stage");
    }

    private TestResponse alias(String alias, int version) {
        return post(
                "registered-models/alias",
                "{\"name\": \"Fares\", \"alias\": \"" + alias + "\", \"version\": \"" + version + "\"}");
    }

    private TestResponse get(String call) {
        return server.get(ABOVE + call);
    }

    private TestResponse post(String call, String body) {
        return send("POST", call, body);
    }

    private TestResponse send(String method, String call, String body) {
        return server.send(method, ABOVE + call, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
