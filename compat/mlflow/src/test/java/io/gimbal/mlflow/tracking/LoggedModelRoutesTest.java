package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static io.gimbal.mlflow.tracking.MlflowServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.JsonObject;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoggedModelRoutesTest {
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

    private JsonObject model(String id) {
        return mlflow.done(mlflow.get("/logged-models/" + id)).object("model");
    }

    private String create(String fields) {
        return mlflow.did("/logged-models", "{\"experiment_id\": \"0\", " + fields + "}")
                .object("model")
                .object("info")
                .text("model_id");
    }

    @Test
    void isMadeFilledAndFinished() {
        String run = mlflow.run();
        String id = create("""
                "name": "model", "model_type": "agent", "source_run_id": "%s",
                "params": [{"key": "depth", "value": "4"}], "tags": [{"key": "t", "value": "1"}]""".formatted(run));
        mlflow.did(
                "/logged-models/" + id + "/params",
                "{\"model_id\": \"x\", \"params\": [{\"key\": \"b\", \"value\": \"2\"}]}");
        mlflow.done(mlflow.send(
                "PATCH", "/logged-models/" + id + "/tags", "{\"tags\": [{\"key\": \"a/b\", \"value\": \"2\"}]}"));
        mlflow.done(mlflow.send(
                "PATCH", "/logged-models/" + id, "{\"model_id\": \"" + id + "\", \"status\": \"LOGGED_MODEL_READY\"}"));
        mlflow.did("/runs/log-metric", """
                {"run_id": "%s", "key": "auc", "value": 0.5, "timestamp": 1, "model_id": "%s",
                 "dataset_name": "d", "dataset_digest": "1"}""".formatted(run, id));

        JsonObject model = model(id);
        assertThat(id).matches("m-[0-9a-f]{32}");
        JsonObject info = model.object("info");
        assertThat(info.text("status")).isEqualTo("LOGGED_MODEL_READY");
        assertThat(info.text("artifact_uri")).isEqualTo("mlflow-artifacts:/0/models/" + id + "/artifacts");
        assertThat(info.text("source_run_id")).isEqualTo(run);
        assertThat(info.text("model_type")).isEqualTo("agent");
        assertThat(info.array("tags"))
                .hasToString("[{\"key\":\"a/b\",\"value\":\"2\"},{\"key\":\"t\",\"value\":\"1\"}]");
        assertThat(model.object("data"))
                .hasToString("{\"params\":[{\"key\":\"b\",\"value\":\"2\"},{\"key\":\"depth\",\"value\":\"4\"}],"
                        + "\"metrics\":[{\"key\":\"auc\",\"value\":0.5,\"timestamp\":1,\"step\":0,\"dataset_name\":\"d\","
                        + "\"dataset_digest\":\"1\",\"model_id\":\"" + id + "\",\"run_id\":\"" + run + "\"}]}");

        mlflow.done(mlflow.send("DELETE", "/logged-models/" + id + "/tags/a%2Fb", ""));
        assertRefused(
                mlflow.send("DELETE", "/logged-models/" + id + "/tags/a%2Fb", ""),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "No tag with key 'a/b' found for model with ID 'm-");
        mlflow.done(mlflow.send("DELETE", "/logged-models/" + id, "{}"));
        assertRefused(mlflow.get("/logged-models/" + id), 404, "RESOURCE_DOES_NOT_EXIST", "Logged model with ID");
    }

    @Test
    void aFreshOneIsPendingAndNamed() {
        JsonObject model = model(create("\"x\": 1"));

        assertThat(model.object("info").text("status")).isEqualTo("LOGGED_MODEL_PENDING");
        assertThat(model.object("info").text("name")).matches("[a-z]+-[a-z]+-\\d+");
        assertThat(model.object("data")).isEqualTo(JsonObject.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "a.b", "a%b", "a'b"})
    void aNameThatCannotBeAddressed_isRefused(String name) {
        assertInvalid(
                mlflow.post("/logged-models", "{\"experiment_id\": 0, \"name\": \"" + name + "\"}"),
                "invalid model name");
    }

    @Test
    void wrongCallsAreRefused() {
        String id = create("\"params\": [{\"key\": \"depth\", \"value\": \"4\"}]");
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "{\"key\": \"k" + i + "\", \"value\": \"1\"}")
                .collect(Collectors.joining(","));

        assertInvalid(
                mlflow.post("/logged-models", "{\"name\": \"a\"}"),
                "Missing value for required parameter 'experiment_id'.");
        assertRefused(
                mlflow.post("/logged-models", "{\"experiment_id\": 99}"),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "No Experiment with id=99 exists");
        assertInvalid(
                mlflow.post("/logged-models/" + id + "/params", "{\"params\": [" + many + "]}"),
                "A logged model takes at most 100");
        assertThat(mlflow.post(
                                "/logged-models/" + id + "/params",
                                "{\"params\": [{\"key\": \"depth\", \"value\": \"5\"}]}")
                        .status())
                .isEqualTo(400);
        assertInvalid(
                mlflow.send("PATCH", "/logged-models/" + id, "{\"status\": \"READY\"}"),
                "Invalid value \"READY\" for parameter 'status'");
        assertInvalid(
                mlflow.send("PATCH", "/logged-models/" + id, ""), "Missing value for required parameter 'status'.");
        assertRefused(
                mlflow.send("PATCH", "/logged-models/m-0", "{\"status\": 2}"),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "Logged model with ID 'm-0' not found");
        assertRefused(
                mlflow.get("/logged-models/a%20b"),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "Logged model with ID 'a b' not found");
    }
}
