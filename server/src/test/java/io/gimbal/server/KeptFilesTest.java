package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `gc` leaves of what clients of MLflow registered, against a whole server.
final class KeptFilesTest {
    private static final String MLFLOW = "/api/2.0/mlflow";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";

    @TempDir
    Path folder;

    private CommandLine gimbal;
    private GimbalClient client;

    @BeforeEach
    void start() {
        gimbal = CommandLine.in(folder);
        client = GimbalClient.builder(gimbal.server().uri()).user("ann").build();
        post("/registered-models/create", Map.of("name", "duration"));
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private JsonObject post(String path, Map<String, String> fields) {
        return Json.read(client.post(MLFLOW + path, fields).bytes(), JsonObject.class);
    }

    private String file(String location) {
        return FILES + location.substring("mlflow-artifacts:/".length()) + "/model.xgb";
    }

    private void put(String location) {
        client.putContent(file(location), "trees".getBytes(StandardCharsets.UTF_8));
    }

    private void register(Map<String, String> from) {
        post("/model-versions/create", from);
        post("/registered-models/alias", Map.of("name", "duration", "alias", "champion", "version", "1"));
    }

    private void assertKeptUntilGone(String location, String kept, String removed) {
        assertThat(gimbal.done("gc", "--older-than", "0s").lines())
                .startsWith("removed 0 experiments, 0 runs, 0 logged models, 0 files; 0 B freed", kept);
        assertThat(client.get(file(location)).text()).isEqualTo("trees");

        client.delete("/api/v1/models/mlflow/duration/versions/1?why=outdated");

        assertThat(gimbal.done("gc", "--older-than", "0s").lines()).containsExactly(removed);
        assertThatThrownBy(() -> client.get(file(location))).isInstanceOf(GimbalException.class);
    }

    @Test
    void theLoggedModelOfTheChampionStaysUntilTheVersionIsGone() {
        JsonObject model = post("/logged-models", Map.of("experiment_id", "0", "name", "trees"))
                .object("model")
                .object("info");
        put(model.text("artifact_uri"));
        register(Map.of("name", "duration", "source", "models:/" + model.text("model_id")));
        client.delete(MLFLOW + "/logged-models/" + model.text("model_id"));

        assertKeptUntilGone(
                model.text("artifact_uri"),
                "1 deleted logged model stays, because something in the graph depends on it:",
                "removed 0 experiments, 0 runs, 1 logged model, 1 file; 5 B freed");
    }

    @Test
    void theRunThatOnlyTheSourceOfTheChampionNamesStaysUntilTheVersionIsGone() {
        JsonObject run =
                post("/runs/create", Map.of("experiment_id", "0")).object("run").object("info");
        put(run.text("artifact_uri"));
        register(Map.of("name", "duration", "source", "runs:/" + run.text("run_id") + "/model.xgb"));
        post("/runs/delete", Map.of("run_id", run.text("run_id")));

        assertKeptUntilGone(
                run.text("artifact_uri"),
                "1 deleted run stays, because something in the graph depends on it:",
                "removed 0 experiments, 1 run, 0 logged models, 1 file; 5 B freed");
    }
}
