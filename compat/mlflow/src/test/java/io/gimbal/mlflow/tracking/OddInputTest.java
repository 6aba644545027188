package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.testkit.AstralText;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Too long, too large, no number, no text: refused as the caller's mistake, and nothing of it is stored.
final class OddInputTest {
    @TempDir
    private Path folder;

    private MlflowServer mlflow;
    private String run;

    @BeforeEach
    void start() {
        mlflow = MlflowServer.start(folder);
        run = mlflow.run();
    }

    @AfterEach
    void stop() {
        mlflow.close();
    }

    private TestResponse post(String call, String field, String json) {
        JsonObject.Builder body = JsonObject.builder()
                .put("run_id", run)
                .put("experiment_id", "0")
                .put("key", "k")
                .put("value", "1")
                .put("timestamp", 1);
        return mlflow.post(
                call,
                Json.text(body.build().toBuilder().put(field, Json.parse(json)).build()));
    }

    @ParameterizedTest
    @CsvSource({
        "/experiments/create, name, 500",
        "/runs/create, run_name, 500",
        "/runs/create, user_id, 256",
        "/runs/update, run_name, 500",
        "/runs/set-tag, key, 250",
        "/runs/log-parameter, key, 250",
        "/runs/log-metric, key, 250",
        "/experiments/set-experiment-tag, key, 250",
        "/experiments/set-experiment-tag, value, 5000"
    })
    void whatIsTooLongIsRefused(String call, String field, int most) {
        assertThat(post(call, field, "\"" + "x".repeat(most) + "\"").status()).isEqualTo(200);
        assertThat(post(call, field, "\"" + AstralText.of(most) + "\"").status())
                .isEqualTo(200);

        for (String tooLong : List.of("x".repeat(most + 1), AstralText.of(most + 1))) {
            TestResponse refused = post(call, field, "\"" + tooLong + "\"");

            assertInvalid(refused, "");
            assertThat(refused.text().length()).isLessThan(2_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"name, 500", "digest, 36", "source_type, 500", "source, 65535", "schema, 1048575"})
    void whatIsTooLongOfADatasetIsRefusedWithItsLength(String field, int most) {
        assertThat(logDataset(field, AstralText.of(most)).status()).isEqualTo(200);

        TestResponse refused = logDataset(field, AstralText.of(most + 1));

        assertInvalid(refused, "Invalid value");
        assertThat(refused.object().text("message"))
                .endsWith("expected at most " + most + " characters, this has " + (most + 1));
    }

    private TestResponse logDataset(String field, String text) {
        JsonObject dataset = JsonObject.builder().put("name", "d").put("digest", "1").build().toBuilder()
                .put(field, text)
                .build();
        return mlflow.post(
                "/runs/log-inputs",
                "{\"run_id\": \"" + run + "\", \"datasets\": [{\"dataset\": " + Json.text(dataset) + "}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "/runs/create, start_time",
        "/runs/update, end_time",
        "/runs/log-metric, timestamp",
        "/runs/log-metric, step"
    })
    void aWholeNumberOfAnySizeIsKeptOrRefused(String call, String field) {
        for (String number : new String[] {
            "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e300", "\"NaN\"", "253402300800000"
        }) {
            assertThat(post(call, field, number).status()).as(number).isIn(200, 400);
        }
        assertThat(mlflow.get("/runs/get?run_id=" + run).status()).isEqualTo(200);
        assertThat(mlflow.post("/runs/search", "{\"experiment_ids\": [0]}").status())
                .isEqualTo(200);
        assertThat(mlflow.get("/metrics/get-history?metric_key=k&run_id=" + run).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "null", "[]"})
    void aParamIsTheTextThatWasSent(String value) {
        mlflow.done(logParam("\"" + value + "\""));

        assertThat(mlflow.run(run).object("data").array("params").toString())
                .isEqualTo("[{\"key\":\"k\",\"value\":\"" + value + "\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "7", "true", "[]", "{}", "NaN", "Infinity", "-Infinity"})
    void aParamThatIsNoTextIsRefused(String value) {
        assertInvalid(logParam(value), "Invalid value " + value + " for parameter 'value' supplied");
        String pairs = "[{\"key\": \"k\", \"value\": " + value + "}]";
        for (String list : List.of("params", "tags")) {
            assertInvalid(
                    mlflow.post("/runs/log-batch", "{\"run_id\": \"" + run + "\", \"" + list + "\": " + pairs + "}"),
                    "Invalid value " + value + " for parameter '" + list + "[0].value' supplied");
        }
        assertInvalid(
                mlflow.post("/runs/set-tag", "{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": " + value + "}"),
                "Invalid value " + value + " for parameter 'value' supplied");

        assertThat(mlflow.run(run).object("data").has("params")).isFalse();
        assertThat(mlflow.run(run).object("data").toString()).doesNotContain("\"k\"");
    }

    @Test
    void aLongValueIsCutBetweenCharacters() {
        String emoji = "\ud83d\ude80";
        String param = "x".repeat(5_999) + emoji;
        String tag = emoji.repeat(8_000);
        mlflow.done(logParam("\"" + param + emoji + "\""));
        mlflow.did(
                "/runs/log-batch",
                "{\"run_id\": \"" + run + "\", \"params\": [{\"key\": \"p\", \"value\": \"" + param + emoji
                        + "\"}], \"tags\": [{\"key\": \"t\", \"value\": \"" + tag + emoji + "\"}]}");

        JsonObject data = mlflow.run(run).object("data");
        assertThat(data.array("params").items())
                .hasSize(2)
                .allSatisfy(it -> assertThat(((JsonObject) it).text("value")).isEqualTo(param));
        assertThat(data.array("tags").toString()).contains("{\"key\":\"t\",\"value\":\"" + tag + "\"}");
    }

    private TestResponse logParam(String value) {
        return mlflow.post(
                "/runs/log-parameter", "{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": " + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/experiments/get-by-name?experiment_name=%FF",
                "/experiments/get-by-name?experiment_name=%C3%28",
                "/experiments/get-by-name?experiment_name=%ED%A0%80",
                "/experiments/get-by-name?experiment_name=%00",
                "/runs/get?run_id=%FF",
                "/experiments/search?max_results=1&filter=%FF",
                "/metrics/get-history?metric_key=%FF&run_id=r",
                "/metrics/get-history-bulk-interval?run_ids=%FF&metric_key=m"
            })
    void aQuestionThatIsNoTextIsRefused(String call) {
        assertThat(mlflow.get(call).status()).isEqualTo(400);
        assertThat(mlflow.get(call).object().text("error_code")).isEqualTo("INVALID_PARAMETER_VALUE");
    }

    @Test
    void aBodyThatIsNoTextStoresNothing() {
        byte[] body = ("{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": \"\u00ff\"}")
                .getBytes(StandardCharsets.ISO_8859_1);

        TestResponse answer = mlflow.http()
                .send(
                        "POST",
                        "/api/2.0/mlflow/runs/set-tag",
                        BodyPublishers.ofByteArray(body),
                        "Content-Type",
                        "application/json");

        assertInvalid(answer, "Missing value for required parameter 'run_id'.");
        assertThat(mlflow.run(run).object("data").toString()).doesNotContain("\"k\"");
    }

    /// What is still an escape then is part of the key, unless it could lead elsewhere.
    @Test
    void aKeyInAnAddressIsDecodedOnce() {
        String model =
                mlflow.did("/logged-models", """
                        {"experiment_id": 0, "name": "m", "tags": [{"key": "a b", "value": "1"},
                                                                   {"key": "a%20b", "value": "2"}]}
                        """).object("model").object("info").text("model_id");

        mlflow.done(mlflow.send("DELETE", "/logged-models/" + model + "/tags/a%2520b", ""));

        assertThat(mlflow.get("/logged-models/" + model).text())
                .contains("\"a b\"")
                .doesNotContain("a%20b");
        assertInvalid(mlflow.send("DELETE", "/logged-models/" + model + "/tags/a%252Fb", ""), "Invalid path");
    }
}
