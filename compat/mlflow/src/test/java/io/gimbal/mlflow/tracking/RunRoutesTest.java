package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static io.gimbal.mlflow.tracking.MlflowServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunRoutesTest {
    @TempDir
    private Path folder;

    private MlflowServer mlflow;

    @BeforeEach
    void start() {
        mlflow = MlflowServer.start(folder);
    }

    @AfterEach
    void stop() {
        mlflow.close();
    }

    @Test
    void isMadeAsTheClientSays() {
        JsonObject made = mlflow.did("/runs/create", """
                        {"experiment_id": 0, "user_id": "bob", "run_name": "first", "start_time": "1700000000001",
                         "tags": [{"key": "mlflow.runName", "value": "first"}, {"key": "a", "value": "b"}]}
                        """).object("run");
        String id = made.object("info").text("run_id");

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(made.object("info"))
                .hasToString("{\"run_uuid\":\"" + id + "\",\"experiment_id\":\"0\",\"run_name\":\"first\","
                        + "\"user_id\":\"bob\",\"status\":\"RUNNING\",\"start_time\":1700000000001,"
                        + "\"artifact_uri\":\"mlflow-artifacts:/0/" + id + "/artifacts\","
                        + "\"lifecycle_stage\":\"active\",\"run_id\":\"" + id + "\"}");
        assertThat(made.object("inputs")).isEqualTo(JsonObject.EMPTY);
        assertThat(mlflow.run(id).object("info")).isEqualTo(made.object("info"));
        assertThat(mlflow.run(id).object("data").array("tags").items())
                .containsExactlyInAnyOrderElementsOf(
                        made.object("data").array("tags").items())
                .hasSize(2);
        assertThat(mlflow.done(mlflow.get("/runs/get?run_uuid=" + id)).object("run"))
                .isEqualTo(mlflow.run(id));
    }

    @Test
    void aNamelessOne_getsAReadableName() {
        String first = nameOf(mlflow.did("/runs/create", "{\"experiment_id\": \"0\"}"));
        String second = nameOf(mlflow.did("/runs/create", "{\"experiment_id\": \"0\", \"run_name\": \"\"}"));

        assertThat(List.of(first, second)).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+-[a-z]+-\\d+"));
    }

    @Test
    void theNameAndItsTagAreOne() {
        String id = mlflow.did("/runs/create", """
                        {"experiment_id": "0", "tags": [{"key": "mlflow.runName", "value": "by tag"}]}
                        """).object("run").object("info").text("run_id");
        assertNamed(id, "by tag");

        mlflow.did("/runs/update", "{\"run_id\": \"" + id + "\", \"run_name\": \"by update\"}");
        assertNamed(id, "by update");

        mlflow.did(
                "/runs/set-tag",
                "{\"run_uuid\": \"" + id + "\", \"key\": \"mlflow.runName\", \"value\": \"by set-tag\"}");
        assertNamed(id, "by set-tag");

        mlflow.did(
                "/runs/log-batch",
                "{\"run_id\": \"" + id + "\", \"tags\": [{\"key\": \"mlflow.runName\", \"value\": \"by batch\"}]}");
        assertNamed(id, "by batch");

        mlflow.did("/runs/set-tag", "{\"run_id\": \"" + id + "\", \"key\": \"mlflow.runName\", \"value\": \"\"}");
        assertNamed(id, "by batch");
        assertInvalid(
                mlflow.post(
                        "/runs/create",
                        "{\"experiment_id\": 0, \"run_name\": \"a\", \"tags\": [{\"key\": \"mlflow.runName\", \"value\": \"b\"}]}"),
                "Both 'run_name' and the tag");
    }

    @Test
    void theNameOutlivesItsTag() {
        String id = mlflow.run();
        String tag = "{\"run_id\": \"" + id + "\", \"key\": \"mlflow.runName\"}";

        mlflow.did("/runs/delete-tag", tag);
        assertNamed(id, "first");

        mlflow.did("/runs/delete", "{\"run_id\": \"" + id + "\"}");
        assertInvalid(mlflow.post("/runs/delete-tag", tag), "The run " + id + " must be in the 'active' state");
    }

    /// Every tag but those that the run itself is about.
    @Test
    void tagsThatClientsSetCanBeDeleted() {
        String id = mlflow.run();
        for (String key : List.of("mlflow.user", "mlflow.note.content", "mlflow.source.name", "mlflow.parentRunId")) {
            String tag = "{\"run_id\": \"" + id + "\", \"key\": \"" + key + "\", \"value\": \"x\"}";
            mlflow.did("/runs/set-tag", tag);
            assertThat(mlflow.run(id).toString()).contains(key);

            mlflow.did("/runs/delete-tag", tag);

            assertThat(mlflow.run(id).toString()).doesNotContain(key);
            assertRefused(
                    mlflow.post("/runs/delete-tag", tag), 404, "RESOURCE_DOES_NOT_EXIST", "No tag with name: " + key);
        }
    }

    private void assertNamed(String id, String name) {
        JsonObject run = mlflow.run(id);
        assertThat(run.object("info").text("run_name")).isEqualTo(name);
        assertThat(run.object("data").toString()).contains("{\"key\":\"mlflow.runName\",\"value\":\"" + name + "\"}");
    }

    private static String nameOf(JsonObject created) {
        return created.object("run").object("info").text("run_name");
    }

    @Test
    void theParentIsKnown_whenThereIsOne() {
        String parent = mlflow.run();
        String child = mlflow.did("/runs/create", """
                        {"experiment_id": "0", "tags": [{"key": "mlflow.parentRunId", "value": "%s"}]}
                        """.formatted(parent))
                .object("run")
                .object("info")
                .text("run_id");

        assertThat(mlflow.tracking().runs().get(Ids.run(child)).parent()).contains(Ids.run(parent));
        mlflow.did("/runs/create", """
                {"experiment_id": "0", "tags": [{"key": "mlflow.parentRunId", "value": "elsewhere"}]}
                """);
    }

    @Test
    void aRunShowsOneParent() {
        String parent = mlflow.run();
        String child = mlflow.run();
        setParent(child, "not-here-yet");
        assertThat(parents(child)).containsExactly("not-here-yet");
        assertInvalid(setParent(child, child), "run " + child + " cannot have the parent " + child);
        assertThat(parents(child)).containsExactly("not-here-yet");
        assertThat(mlflow.tracking().runs().get(Ids.run(child)).parent()).isEmpty();

        mlflow.done(setParent(child, parent));
        assertThat(parents(child)).containsExactly(parent);

        mlflow.done(setParent(child, "elsewhere"));
        assertThat(parents(child)).containsExactly("elsewhere");
        assertThat(mlflow.tracking().runs().get(Ids.run(child)).parent()).isEmpty();
    }

    @Test
    void itsParentCanBeTakenAway() {
        String parent = mlflow.run();
        String child = mlflow.run();
        mlflow.done(setParent(child, "not-here-yet"));
        mlflow.done(setParent(child, parent));
        String tag = "{\"run_id\": \"" + child + "\", \"key\": \"mlflow.parentRunId\"}";

        mlflow.did("/runs/delete-tag", tag);

        assertThat(parents(child)).isEmpty();
        assertThat(mlflow.tracking().runs().get(Ids.run(child)).parent()).isEmpty();
        assertRefused(
                mlflow.post("/runs/delete-tag", tag),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "No tag with name: mlflow.parentRunId");
    }

    @Test
    void aDeletedOneKeepsItsParent() {
        String parent = mlflow.run();
        String child = mlflow.run();
        mlflow.done(setParent(child, parent));
        String tag = "{\"run_id\": \"" + child + "\", \"key\": \"mlflow.parentRunId\"}";
        mlflow.did("/runs/delete", tag);

        assertInvalid(mlflow.post("/runs/delete-tag", tag), "The run " + child + " must be in the 'active' state");
        assertThat(parents(child)).containsExactly(parent);
    }

    private TestResponse setParent(String run, String parent) {
        return mlflow.post(
                "/runs/set-tag",
                "{\"run_id\": \"" + run + "\", \"key\": \"mlflow.parentRunId\", \"value\": \"" + parent + "\"}");
    }

    private List<String> parents(String run) {
        return mlflow.run(run).object("data").array("tags").items().stream()
                .map(JsonObject.class::cast)
                .filter(tag -> tag.text("key").equals("mlflow.parentRunId"))
                .map(tag -> tag.text("value"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"FINISHED\"', FINISHED",
        "3, FINISHED",
        "'\"KILLED\"', KILLED",
        "1, RUNNING",
        "'\"SCHEDULED\"', SCHEDULED"
    })
    void onlyWhatIsSaidChanges(String sent, String status) {
        String id = mlflow.run();

        JsonObject info = mlflow.did(
                        "/runs/update", "{\"run_id\": \"" + id + "\", \"status\": " + sent + ", \"end_time\": \"7\"}")
                .object("run_info");

        assertThat(info.text("status")).isEqualTo(status);
        assertThat(info.integer("end_time")).isEqualTo(7);
        assertThat(info.text("run_name")).isEqualTo("first");
        JsonObject renamed = mlflow.did("/runs/update", "{\"run_uuid\": \"" + id + "\", \"run_name\": \"n\"}")
                .object("run_info");
        assertThat(renamed.text("status")).isEqualTo(status);
        assertThat(renamed.integer("end_time")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"DONE\"", "9", "0", "\"finished\"", "[]"})
    void anUnknownStatus_isRefused(String sent) {
        assertInvalid(
                mlflow.post("/runs/update", "{\"run_id\": \"" + mlflow.run() + "\", \"status\": " + sent + "}"),
                "Invalid value " + sent + " for parameter 'status' supplied");
    }

    @Test
    void aDeletedOneIsReadAndNotWritten() {
        String id = mlflow.run();
        String one = """
                {"run_id": "%s", "key": "k", "value": "1", "timestamp": 1, "status": "FINISHED",
                 "models": [{"model_id": "m-1"}], "model_json": "{}"}""".formatted(id);
        mlflow.did("/runs/delete", one);
        mlflow.did("/runs/delete", one);

        assertThat(mlflow.run(id).object("info").text("lifecycle_stage")).isEqualTo("deleted");
        for (String call : List.of(
                "update",
                "log-metric",
                "log-parameter",
                "set-tag",
                "delete-tag",
                "log-batch",
                "log-inputs",
                "outputs")) {
            TestResponse refused = mlflow.post("/runs/" + call, one);
            assertInvalid(refused, "The run " + id + " must be in");
            assertThat(refused.object().text("message"))
                    .as(call)
                    .contains("must be in the 'active' state. Current state is deleted");
        }
        mlflow.did("/runs/restore", one);
        mlflow.did("/runs/set-tag", one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "no such", "../x", "%3Cscript%3E"})
    void anUnknownOne_is404(String id) {
        String decoded = id.replace("%3C", "<").replace("%3E", ">");
        String words = "Run with id=" + decoded + " not found";
        TestResponse got = mlflow.get("/runs/get?run_id=" + id.replace(" ", "%20"));
        assertRefused(got, 404, "RESOURCE_DOES_NOT_EXIST", words);
        assertThat(got.text()).doesNotContain("<");

        String body =
                "{\"run_id\": \"" + decoded + "\", \"key\": \"k\", \"value\": \"1\", \"timestamp\": 1, \"models\": []}";
        for (String call :
                List.of("update", "delete", "restore", "log-metric", "log-parameter", "set-tag", "outputs")) {
            assertRefused(mlflow.post("/runs/" + call, body), 404, "RESOURCE_DOES_NOT_EXIST", words);
        }
    }

    @Test
    void withoutAnId_itSaysWhichNameItWants() {
        String words = "Missing value for required parameter 'run_id'.";

        assertInvalid(mlflow.get("/runs/get"), words);
        for (String call : List.of(
                "update",
                "delete",
                "restore",
                "log-metric",
                "log-parameter",
                "set-tag",
                "delete-tag",
                "log-batch",
                "log-inputs",
                "outputs")) {
            assertInvalid(mlflow.post("/runs/" + call, "{\"run_id\": \"\"}"), words);
            assertInvalid(mlflow.post("/runs/" + call, "}"), words);
        }
    }
}
