package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static io.gimbal.mlflow.tracking.MlflowServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunLogRoutesTest {
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

    private TestResponse log(String what, String fields) {
        return mlflow.post("/runs/" + what, "{\"run_id\": \"" + run + "\", " + fields + "}");
    }

    private String data() {
        return mlflow.run(run).object("data").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"value\": 0, \"timestamp\": 0 | {\"key\":\"k\",\"value\":0.0,\"timestamp\":0,\"step\":0}",
                "\"value\": \"0.5\", \"timestamp\": \"7\", \"step\": \"-3\" | {\"key\":\"k\",\"value\":0.5,\"timestamp\":7,\"step\":-3}",
                "\"value\": NaN, \"timestamp\": 1 | {\"key\":\"k\",\"value\":\"NaN\",\"timestamp\":1,\"step\":0}",
                "\"value\": \"NaN\", \"timestamp\": 1 | {\"key\":\"k\",\"value\":\"NaN\",\"timestamp\":1,\"step\":0}",
                "\"value\": Infinity, \"timestamp\": 1 | {\"key\":\"k\",\"value\":1.7976931348623157E308,\"timestamp\":1,\"step\":0}",
                "\"value\": \"-Infinity\", \"timestamp\": 1 | {\"key\":\"k\",\"value\":-1.7976931348623157E308,\"timestamp\":1,\"step\":0}",
                "\"value\": 1e999, \"timestamp\": 1 | {\"key\":\"k\",\"value\":1.7976931348623157E308,\"timestamp\":1,\"step\":0}",
            })
    void aMetricIsKeptAsItWasLogged(String fields, String kept) {
        mlflow.done(log("log-metric", "\"key\": \"k\", " + fields));

        assertThat(data()).contains("\"metrics\":[" + kept + "]");
    }

    @Test
    void theLatestIsThatOfTheHighestStepThenTimeThenValue() {
        for (String point : new String[] {"1,100,5", "1,100,9", "0,999,7", "1,100,\"NaN\""}) {
            String[] parts = point.split(",", -1);
            mlflow.done(log(
                    "log-metric",
                    "\"key\": \"k\", \"step\": %s, \"timestamp\": %s, \"value\": %s".formatted((Object[]) parts)));
        }

        assertThat(data()).contains("\"metrics\":[{\"key\":\"k\",\"value\":9.0,\"timestamp\":100,\"step\":1}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"value\": 1, \"timestamp\": 1 | Missing value for required parameter 'key'.",
                "\"key\": \"k\", \"timestamp\": 1 | Missing value for required parameter 'value'.",
                "\"key\": \"k\", \"value\": 1 | Missing value for required parameter 'timestamp'.",
                "\"key\": 31, \"value\": 1, \"timestamp\": 1 | Invalid value 31 for parameter 'key' supplied",
                "\"key\": \"k\", \"value\": \"foo\", \"timestamp\": 1 | Invalid value \"foo\" for parameter 'value'",
                "\"key\": \"k\", \"value\": 1, \"timestamp\": \"foo\" | Invalid value \"foo\" for parameter 'timestamp'",
                "\"key\": \"k\", \"value\": 1, \"timestamp\": 1, \"step\": \"foo\" | Invalid value \"foo\" for parameter 'step'",
                "\"key\": \"k\", \"value\": 1, \"timestamp\": 1, \"run_uuid\": 31 | Invalid value 31 for parameter 'run_uuid'",
                "\"key\": \"k\", \"value\": 1, \"timestamp\": -1 | a metric's time",
                "\"key\": \"../x\", \"value\": 1, \"timestamp\": 1 | a key must be",
                "\"key\": \"a$b\", \"value\": 1, \"timestamp\": 1 | not a key",
                "\"key\": \"f//g\", \"value\": 1, \"timestamp\": 1 | a key must be",
            })
    void aWrongMetricIsRefusedByName(String fields, String words) {
        assertInvalid(log("log-metric", fields), words);
        assertThat(data()).doesNotContain("metrics");
    }

    @Test
    void aParamIsFixed() {
        mlflow.done(log("log-parameter", "\"key\": \"depth\", \"value\": \"4\""));
        mlflow.done(log("log-parameter", "\"key\": \"depth\", \"value\": \"4\""));
        mlflow.done(log("log-parameter", "\"key\": \"empty\""));
        mlflow.done(log("log-parameter", "\"key\": \"long\", \"value\": \"" + "x".repeat(7_000) + "\""));

        assertInvalid(log("log-parameter", "\"key\": 31, \"value\": 41"), "Invalid value 31 for parameter 'key'");
        assertInvalid(log("set-tag", "\"key\": 31, \"value\": 41"), "Invalid value 31 for parameter 'key'");
        assertInvalid(
                log("log-parameter", "\"key\": \"depth\", \"value\": \"5\""), "Changing param values is not allowed.");
        assertThat(data())
                .contains(
                        "{\"key\":\"depth\",\"value\":\"4\"}",
                        "{\"key\":\"empty\",\"value\":\"\"}",
                        "{\"key\":\"long\",\"value\":\"" + "x".repeat(6_000) + "\"}");
    }

    @Test
    void aTagChangesAndGoes() {
        mlflow.done(log("set-tag", "\"key\": \"note\", \"value\": \"a\""));
        mlflow.done(log("set-tag", "\"key\": \"note\""));
        assertThat(data()).contains("{\"key\":\"note\",\"value\":\"\"}");

        mlflow.done(log("delete-tag", "\"key\": \"note\""));
        assertRefused(log("delete-tag", "\"key\": \"note\""), 404, "RESOURCE_DOES_NOT_EXIST", "No tag with name: note");
        assertThat(data()).doesNotContain("note");
    }

    @Test
    void aBatchIsOneWrite() {
        mlflow.done(log("log-parameter", "\"key\": \"depth\", \"value\": \"4\""));
        String batch = """
                "metrics": [{"key": "loss", "value": 0.5, "timestamp": 1, "step": 2, "run_id": "other"},
                            {"key": "loss", "value": 0.5, "timestamp": 1, "step": 2}],
                "params": [{"key": "depth", "value": "%s"}, {"key": "rate", "value": "0.1"}],
                "tags": [{"key": "t", "value": "1"}, {"key": "t", "value": "2"}], "other": {"deep": [[1]]}""";

        assertInvalid(log("log-batch", batch.formatted("5")), "Changing param values is not allowed.");
        assertThat(data()).doesNotContain("loss", "rate", "\"t\"");
        mlflow.done(log("log-batch", batch.formatted("4")));
        assertThat(data()).contains("\"loss\"", "\"rate\"", "{\"key\":\"t\",\"value\":\"2\"}");
        mlflow.done(log("log-batch", "\"metrics\": []"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"metrics\": [{\"key\": \"a\", \"value\": 1}] | Missing value for required parameter 'metrics[0].timestamp'.",
                "\"metrics\": [{\"value\": 1, \"timestamp\": 1}] | Missing value for required parameter 'metrics[0].key'.",
                "\"params\": [{\"value\": \"1\"}] | Missing value for required parameter 'params[0].key'.",
                "\"tags\": [{\"key\": \"a\"}, {}] | Missing value for required parameter 'tags[1].key'.",
                "\"metrics\": \"foo\" | Invalid value \"foo\" for parameter 'metrics' supplied",
                "\"metrics\": [{\"key\": \"a\", \"value\": \"x\", \"timestamp\": 1}] | Invalid value \"x\" for parameter 'metrics[0].value'",
                "\"params\": [{\"key\": \"a\", \"value\": 1}] | Invalid value 1 for parameter 'params[0].value'",
                "\"params\": [{\"key\": \"a\", \"value\": \"1\"}, {\"key\": \"a\", \"value\": \"1\"}] | Duplicate parameter keys have been submitted",
                "\"run_uuid\": [] | Invalid value [] for parameter 'run_uuid' supplied",
                "\"metrics\": [], \"metrics\": [] | Invalid request: the field 'metrics' stands twice",
            })
    void aWrongBatchIsRefusedByName(String fields, String words) {
        assertInvalid(log("log-batch", fields), words);
    }

    @ParameterizedTest
    @CsvSource({"metrics, 1001, 1000", "params, 101, 100", "tags, 101, 100"})
    void aBatchHasBounds(String list, int count, int most) {
        String items = IntStream.range(0, count)
                .mapToObj(i -> "{\"key\": \"k" + i + "\", \"value\": \"1\", \"timestamp\": 1}")
                .collect(Collectors.joining(","));

        assertInvalid(
                log("log-batch", "\"" + list + "\": [" + items + "]"),
                "A batch logging request can contain at most " + most + " " + list);
    }

    @Test
    void modelsOfOldClients_areAListInATag() {
        String model =
                "{\\\"artifact_path\\\": \\\"m\\\", \\\"flavors\\\": {}, \\\"utc_time_created\\\": \\\"t\\\", \\\"run_id\\\": \\\"r\\\"}";
        mlflow.done(log("log-model", "\"model_json\": \"" + model + "\""));
        mlflow.done(log("log-model", "\"model_json\": \"" + model + "\""));

        assertThat(data()).contains("mlflow.log-model.history").containsPattern("artifact_path.*artifact_path");
        assertInvalid(log("log-model", "\"model_json\": \"{\""), "Malformed model info");
        assertInvalid(log("log-model", "\"model_json\": \"{}\""), "Model json is missing mandatory fields");
        assertInvalid(log("log-model", "\"model_json\": \"[]\""), "Model json is missing mandatory fields");
        mlflow.done(log("set-tag", "\"key\": \"mlflow.log-model.history\", \"value\": \"{}\""));
        assertInvalid(log("log-model", "\"model_json\": \"" + model + "\""), "the tag mlflow.log-model.history");
    }

    @Test
    void aHugeBatch_isRefused() {
        assertInvalid(log("log-batch", "\"x\": \"" + "x".repeat(17_000_000) + "\""), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-x", "../x", "x/y"})
    void aBatchForWhatCannotBeARun_isAWrongValue(String id) {
        assertInvalid(mlflow.post("/runs/log-batch", "{\"run_id\": \"" + id + "\"}"), "not a run id");
        assertInvalid(mlflow.post("/runs/log-inputs", "{\"run_id\": \"" + id + "\"}"), "not a run id");
    }

    @Test
    void inputsAndOutputsComeBack() {
        String input = """
                "datasets": [{"dataset": {"name": "d", "digest": "1", "source_type": "local", "source": "{}",
                                          "schema": "s"},
                              "tags": [{"key": "foo", "value": "baz"}, {"key": "mlflow.data.context", "value": "training"}]}],
                "models": [{"model_id": "m-1"}]""";
        mlflow.done(log("log-inputs", input));
        mlflow.done(log("log-inputs", input.replace("training", "other")));
        mlflow.done(log("outputs", "\"models\": [{\"model_id\": \"m-2\", \"step\": \"3\"}]"));

        assertThat(mlflow.run(run).object("inputs"))
                .hasToString(
                        "{\"dataset_inputs\":[{\"tags\":[{\"key\":\"foo\",\"value\":\"baz\"},{\"key\":\"mlflow.data.context\",\"value\":\"training\"}],"
                                + "\"dataset\":{\"name\":\"d\",\"digest\":\"1\",\"source_type\":\"local\",\"source\":\"{}\","
                                + "\"schema\":\"s\"}}],\"model_inputs\":[{\"model_id\":\"m-1\"}]}");
        assertThat(mlflow.run(run).object("outputs"))
                .hasToString("{\"model_outputs\":[{\"model_id\":\"m-2\",\"step\":3}]}");
    }

    /// Those of runs have rules for their keys; what a run cannot be read with must not come in.
    @Test
    void tagsOfDatasetsHaveAnyKey() {
        String keys = "a$b,/c//," + "k".repeat(255);
        String tags = Stream.of(keys.split(","))
                .map(key -> "{\"key\": \"" + key + "\", \"value\": \"v\"}")
                .collect(Collectors.joining(","));

        mlflow.done(log(
                "log-inputs",
                "\"datasets\": [{\"dataset\": {\"name\": \"d\", \"digest\": \"1\"}, \"tags\": [" + tags + "]}]"));

        assertThat(mlflow.run(run).object("inputs").toString()).contains(keys.split(","));
        assertThat(mlflow.did("/runs/search", "{\"experiment_ids\": [0]}").toString())
                .contains(keys.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"dataset\": {\"digest\": \"1\"}}] | Missing value for required parameter 'datasets[0].dataset.name'.",
                "[{\"dataset\": {\"name\": \"d\"}}] | Missing value for required parameter 'datasets[0].dataset.digest'.",
                "[{}] | Missing value for required parameter 'datasets[0].dataset.name'.",
                "[{\"dataset\": {\"name\": \"d\", \"digest\": \"0123456789012345678901234567890123456\"}}] | Invalid value \"01234567890",
                "[{\"dataset\": {\"name\": \"d\", \"digest\": \"1\"}, \"tags\": [{}]}] | Missing value for required parameter 'datasets[0].tags[0].key'.",
                "[7] | Invalid value 7 for parameter 'datasets[0]' supplied",
            })
    void aWrongInputIsRefusedByName(String datasets, String words) {
        assertInvalid(log("log-inputs", "\"datasets\": " + datasets), words);
    }
}
