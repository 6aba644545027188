package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static io.gimbal.mlflow.tracking.MlflowServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricRoutesTest {
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

    /// Steps 0, 1, ... of one curve, each later than the one before.
    private void log(String id, int count) {
        String points = IntStream.range(0, count)
                .mapToObj(i -> "{\"key\": \"loss\", \"value\": %d, \"timestamp\": %d, \"step\": %d}"
                        .formatted(count - i, i, i))
                .collect(Collectors.joining(","));
        mlflow.did("/runs/log-batch", "{\"run_id\": \"" + id + "\", \"metrics\": [" + points + "]}");
    }

    private static List<Long> steps(JsonObject answer) {
        return answer.has("metrics")
                ? answer.array("metrics").items().stream()
                        .map(item -> ((JsonObject) item).integer("step"))
                        .toList()
                : List.of();
    }

    private String history() {
        return "/metrics/get-history?run_id=" + run + "&metric_key=loss";
    }

    @Test
    void aHistoryIsReadPageByPage() {
        log(run, 10);
        List<Long> all = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonObject page = mlflow.done(mlflow.get(history() + "&max_results=4" + token));
            all.addAll(steps(page));
            token = page.findText("next_page_token")
                    .map(next -> "&page_token=" + next)
                    .orElse("");
            pages++;
        } while (!token.isEmpty());

        assertThat(all).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(pages).isEqualTo(3);
        assertThat(steps(mlflow.done(mlflow.get(history())))).hasSize(10);
        assertThat(mlflow.done(mlflow.get(history() + "&max_results=10")).has("next_page_token"))
                .isFalse();
        JsonValue first =
                mlflow.done(mlflow.get(history())).array("metrics").items().getFirst();
        assertThat(first).hasToString("{\"key\":\"loss\",\"value\":10.0,\"timestamp\":0,\"step\":0}");
    }

    @Test
    void nothingLogged_isNothing() {
        assertThat(mlflow.done(mlflow.get(history()))).isEqualTo(JsonObject.EMPTY);
        assertRefused(
                mlflow.get("/metrics/get-history?run_id=nobody&metric_key=loss"),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "Run with id=nobody not found");
        assertInvalid(
                mlflow.get("/metrics/get-history?run_uuid=" + run),
                "Missing value for required parameter 'metric_key'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00", "MSAyIDM%3D%3D", "eyJvZmZzZXQiOiAxfQ"})
    void aTokenOfOthers_isRefused(String token) {
        assertThat(mlflow.get(history() + "&page_token=" + token).status()).isEqualTo(400);
    }

    @Test
    void theCurvesOfManyRunsComeTogether() {
        String other = mlflow.run();
        log(run, 3);
        log(other, 2);
        String call =
                "/ajax-api/2.0/mlflow/metrics/get-history-bulk?metric_key=loss&run_id=" + run + "&run_id=" + other;

        JsonObject answer = mlflow.done(mlflow.http().get(call));

        assertThat(answer.array("metrics").items()).hasSize(5);
        assertThat(answer.toString()).contains("\"run_id\":\"" + run + "\"", "\"run_id\":\"" + other + "\"");
        assertThat(mlflow.done(mlflow.http().get(call + "&max_results=4"))
                        .array("metrics")
                        .items())
                .hasSize(4);
        assertThat(mlflow.get("/metrics/get-history-bulk?metric_key=loss&run_id=" + run)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metric_key=k | GetMetricHistoryBulk request must specify at least one run_id.",
                "run_id=a | GetMetricHistoryBulk request must specify a metric_key.",
            })
    void anIncompleteQuestionForCurves_isRefused(String query, String words) {
        assertInvalid(mlflow.http().get("/ajax-api/2.0/mlflow/metrics/get-history-bulk?" + query), words);
    }

    private TestResponse sampled(String query) {
        return mlflow.get("/metrics/get-history-bulk-interval?metric_key=loss&run_ids=" + run + query);
    }

    @Test
    void aCurveIsThinnedEvenlyAndKeepsItsEnds() {
        log(run, 100);
        String other = mlflow.run();
        log(other, 7);

        assertThat(steps(mlflow.done(sampled("")))).hasSize(100);
        List<Long> few = steps(mlflow.done(sampled("&max_results=5")));
        assertThat(few).startsWith(0L).endsWith(99L).hasSizeBetween(5, 7).isSorted();
        assertThat(steps(mlflow.done(sampled("&start_step=10&end_step=12")))).containsExactly(10L, 11L, 12L);
        assertThat(steps(mlflow.done(sampled("&max_results=2&run_ids=" + other))))
                .contains(0L, 99L, 6L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "&max_results=0 | max_results must be between 1 and 2500.",
                "&max_results=99999999 | max_results must be between 1 and 2500.",
                "&start_step=1 | If either start step or end step are specified, both must be specified.",
                "&start_step=2&end_step=1 | end_step must be greater than start_step. Found start_step=2 and end_step=1.",
                "&start_step=a&end_step=1 | Invalid value \"a\" for parameter 'start_step' supplied",
            })
    void aWrongInterval_isRefused(String query, String words) {
        assertInvalid(sampled(query), words);
    }

    @Test
    void atMostAHundredRunsAreDrawn() {
        String runs = IntStream.range(0, 101).mapToObj(i -> "&run_ids=r" + i).collect(Collectors.joining());

        assertInvalid(sampled(runs), "GetMetricHistoryBulkInterval request must specify at most 100 run_ids.");
        assertInvalid(
                mlflow.get("/metrics/get-history-bulk-interval?metric_key=loss"),
                "Missing value for required parameter 'run_ids'.");
    }
}
