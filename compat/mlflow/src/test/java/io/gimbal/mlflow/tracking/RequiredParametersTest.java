package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;

import io.gimbal.json.Json;
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

/// What a call demands is named when it is absent and when it is empty, before anybody looks whether the rest exists.
final class RequiredParametersTest {
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

    @ParameterizedTest
    @CsvSource({
        "/experiments/create, name",
        "/experiments/delete, experiment_id",
        "/experiments/restore, experiment_id",
        "/experiments/update, experiment_id new_name",
        "/experiments/set-experiment-tag, experiment_id key",
        "/experiments/delete-experiment-tag, experiment_id key",
        "/runs/update, run_id",
        "/runs/delete, run_id",
        "/runs/restore, run_id",
        "/runs/log-metric, run_id key value timestamp",
        "/runs/log-parameter, run_id key",
        "/runs/log-batch, run_id",
        "/runs/set-tag, run_id key",
        "/runs/delete-tag, run_id key",
        "/runs/log-inputs, run_id",
        "/runs/log-model, run_id model_json",
        "/logged-models, experiment_id"
    })
    void isNamed(String call, String names) {
        List<String> demanded = List.of(names.split(" "));
        for (String name : demanded) {
            String words = "Missing value for required parameter '" + name + "'.";
            JsonObject.Builder others = JsonObject.builder();
            demanded.stream().filter(other -> !other.equals(name)).forEach(other -> others.put(other, "1"));

            assertInvalid(mlflow.post(call, Json.text(others.build())), words);
            assertInvalid(mlflow.post(call, Json.text(others.put(name, "").build())), words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/experiments/get?experiment_id",
                "/experiments/get-by-name?experiment_name",
                "/runs/get?run_id",
                "/metrics/get-history?metric_key=k&run_id",
                "/metrics/get-history?run_id=r&metric_key",
                "/metrics/get-history-bulk-interval?run_ids=r&metric_key",
            })
    void isNamedInAQuestion(String call) {
        String name = call.substring(Math.max(call.indexOf('?'), call.indexOf('&')) + 1);
        String words = "Missing value for required parameter '" + name + "'.";

        assertInvalid(mlflow.get(call + "="), words);
        assertInvalid(mlflow.get(call), words);
        assertInvalid(mlflow.get(call + "2=x"), words);
    }

    @Test
    void aListIsNamed() {
        assertInvalid(
                mlflow.post("/runs/outputs", "{\"run_id\": \"r\"}"), "Missing value for required parameter 'models'.");
    }
}
