package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.testkit.AstralText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchRoutesTest {
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

    private String run(String name, double loss) {
        String id = mlflow.did("/runs/create", "{\"experiment_id\": 0, \"run_name\": \"" + name + "\"}")
                .object("run")
                .object("info")
                .text("run_id");
        mlflow.did("/runs/log-batch", """
                {"run_id": "%s", "metrics": [{"key": "loss", "value": %s, "timestamp": 1}],
                 "params": [{"key": "depth", "value": "4"}]}""".formatted(id, loss));
        mlflow.tracking().tick(1);
        return id;
    }

    private static List<String> names(JsonObject page) {
        return page.has("runs")
                ? page.array("runs").items().stream()
                        .map(run -> ((JsonObject) run).object("info").text("run_name"))
                        .toList()
                : List.of();
    }

    private JsonObject search(String fields) {
        return mlflow.did("/runs/search", "{\"experiment_ids\": [\"0\"], " + fields + "}");
    }

    @Test
    void datasetsAreFoundOncePerUse() {
        for (String context : List.of("training", "training", "testing")) {
            mlflow.did("/runs/log-inputs", """
                    {"run_id": "%s", "datasets": [{"dataset":
                      {"name": "trips", "digest": "d1", "source_type": "local", "source": "trips.csv"},
                     "tags": [{"key": "mlflow.data.context", "value": "%s"}]}]}""".formatted(run("r", 1), context));
        }

        JsonObject found = mlflow.did("/experiments/search-datasets", "{\"experiment_ids\": [\"0\", \"nobody's\"]}");

        assertThat(found).isEqualTo(Json.parse("""
                {"dataset_summaries": [
                  {"experiment_id": "0", "name": "trips", "digest": "d1", "context": "testing"},
                  {"experiment_id": "0", "name": "trips", "digest": "d1", "context": "training"}]}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|SearchDatasets request must specify at least one experiment_id.",
                "{\"experiment_ids\": []}|SearchDatasets request must specify at least one experiment_id.",
                "{\"experiment_ids\": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]}|SearchDatasets request cannot specify more than 20"
            })
    void aSearchForDatasetsIsAboutOneToTwentyExperiments(String body, String words) {
        assertInvalid(mlflow.post("/experiments/search-datasets", body), words);
    }

    @Test
    void runsAreFilteredOrderedAndPaged() {
        run("a", 0.3);
        run("b", 0.1);
        run("c", 0.2);
        mlflow.did("/runs/delete", "{\"run_id\": \"" + run("d", 0.4) + "\"}");

        assertThat(names(search("\"filter\": \"\""))).containsExactly("c", "b", "a");
        assertThat(
                        names(
                                search(
                                        "\"filter\": \"metrics.loss < 0.25 and params.depth = '4'\", \"order_by\": [\"metrics.loss\"]")))
                .containsExactly("b", "c");
        assertThat(names(search("\"run_view_type\": \"DELETED_ONLY\""))).containsExactly("d");
        assertThat(names(search("\"run_view_type\": 3"))).hasSize(4);
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            JsonObject page =
                    search("\"max_results\": 2, \"order_by\": [\"run_name ASC\"], \"page_token\": \"" + token + "\"");
            all.addAll(names(page));
            token = page.findText("next_page_token").orElse("");
        } while (!token.isEmpty());
        assertThat(all).containsExactly("a", "b", "c");
    }

    @Test
    void theLongestParamsCanBePagedBy() {
        String longest = AstralText.of(6_000);
        for (String name : List.of("a", "b")) {
            mlflow.did("/runs/log-batch", """
                    {"run_id": "%s", "params": [{"key": "first", "value": "%s"}, {"key": "second", "value": "%s"}]}
                    """.formatted(run(name, 0.5), longest, longest));
        }
        String byBoth = "\"max_results\": 1, \"order_by\": [\"params.first\", \"params.second\"]";

        JsonObject first = search(byBoth);
        JsonObject second = search(byBoth + ", \"page_token\": \"" + first.text("next_page_token") + "\"");

        assertThat(names(first)).containsExactly("b");
        assertThat(names(second)).containsExactly("a");
    }

    @Test
    void aFoundRunIsWhole() {
        String id = run("a", 0.5);
        mlflow.did("/runs/outputs", "{\"run_id\": \"" + id + "\", \"models\": [{\"model_id\": \"m-1\"}]}");
        mlflow.did("/runs/log-inputs", "{\"run_id\": \"" + id + "\", \"models\": [{\"model_id\": \"m-2\"}]}");

        JsonObject found = (JsonObject)
                search("\"filter\": \"run_name = 'a'\"").array("runs").items().getFirst();

        assertThat(found.object("info")).isEqualTo(mlflow.run(id).object("info"));
        assertThat(found.object("data")).isEqualTo(mlflow.run(id).object("data"));
        assertThat(found.object("inputs")).isEqualTo(JsonObject.EMPTY);
        assertThat(found.object("outputs")).hasToString("{\"model_outputs\":[{\"model_id\":\"m-1\",\"step\":0}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"experiment_ids\": []}", "{\"experiment_ids\": [\"99\", \"x\", 77]}"})
    void whereNothingIs_nothingIsFound(String body) {
        assertThat(mlflow.did("/runs/search", body)).isEqualTo(JsonObject.EMPTY);
        assertThat(mlflow.did("/logged-models/search", body)).isEqualTo(JsonObject.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"max_results\": 123456789 | Invalid value 123456789 for parameter 'max_results' supplied",
                "\"max_results\": 0 | Invalid value 0 for parameter 'max_results' supplied",
                "\"filter\": 7 | Invalid value 7 for parameter 'filter' supplied",
                "\"order_by\": \"x\" | Invalid value \"x\" for parameter 'order_by' supplied",
                "\"run_view_type\": \"NONE\" | Invalid value \"NONE\" for parameter 'run_view_type' supplied",
                "\"filter\": \"run_name = 'b' or run_name = 'd'\" | Invalid clause(s) in filter string",
                "\"filter\": \"nothing.x = 'b'\" | ``",
                "\"page_token\": \"nonsense\" | ``",
                "\"order_by\": [\"run_name\", \"run_name\"] | ``",
            })
    void aWrongQuestionIsRefused(String fields, String words) {
        assertInvalid(mlflow.post("/runs/search", "{\"experiment_ids\": [\"0\"], " + fields + "}"), words);
    }

    @Test
    void experimentsAreFoundByBothMethods() {
        mlflow.experiment("prices");
        mlflow.experiment("fares");
        String filter = "name LIKE 'p%'";

        JsonObject posted = mlflow.did("/experiments/search", "{\"max_results\": 10, \"filter\": \"" + filter + "\"}");
        TestResponse got = mlflow.get("/experiments/search?max_results=10&filter=name%20LIKE%20'p%25'");

        assertThat(mlflow.done(got)).isEqualTo(posted);
        assertThat(posted.array("experiments").items()).hasSize(1);
        assertThat(posted.toString()).contains("\"name\":\"prices\"", "\"lifecycle_stage\":\"active\"");
        JsonObject first = mlflow.done(mlflow.get("/experiments/search?max_results=2&order_by=name"));
        assertThat(first.toString()).contains("Default", "fares").doesNotContain("prices");
        assertThat(mlflow.get("/experiments/search?max_results=2&order_by=name&page_token="
                                + first.text("next_page_token"))
                        .text())
                .contains("prices");
        assertThat(mlflow.get("/experiments/search?max_results=9&view_type=2").text())
                .isEqualTo("{}");
        assertThat(mlflow.get("/experiments/search?max_results=9&view_type=ALL").text())
                .contains("prices");
        assertInvalid(mlflow.get("/experiments/search?max_results=9&view_type=4"), "Invalid value \"4\"");
        assertInvalid(mlflow.post("/experiments/search", "{}"), "Invalid value null for parameter 'max_results'");
    }

    @Test
    void loggedModelsAreFoundByNameAndMetric() {
        String run = mlflow.run();
        for (String name : List.of("good", "bad")) {
            String id = mlflow.did("/logged-models", "{\"experiment_id\": 0, \"name\": \"" + name + "\"}")
                    .object("model")
                    .object("info")
                    .text("model_id");
            mlflow.did("/runs/log-metric", """
                    {"run_id": "%s", "key": "auc", "value": %s, "timestamp": 1, "model_id": "%s",
                     "dataset_name": "d", "dataset_digest": "1"}""".formatted(run, name.equals("good") ? 0.9 : 0.1, id));
        }

        JsonObject page = mlflow.did("/logged-models/search", """
                {"experiment_ids": ["0"], "filter": "metrics.auc > 0.5", "datasets": [{"dataset_name": "d"}],
                 "order_by": [{"field_name": "metrics.auc", "ascending": false}]}""");

        assertThat(page.array("models").items()).hasSize(1);
        assertThat(page.toString()).contains("\"name\":\"good\"", "\"key\":\"auc\"");
        assertThat(mlflow.did("/logged-models/search", "{\"experiment_ids\": [\"0\"], \"filter\": \"name = 'bad'\"}")
                        .array("models")
                        .items())
                .hasSize(1);
        assertInvalid(
                mlflow.post("/logged-models/search", "{\"experiment_ids\": [\"0\"], \"datasets\": [{}]}"),
                "Missing value for required parameter 'datasets[0].dataset_name'.");
    }
}
