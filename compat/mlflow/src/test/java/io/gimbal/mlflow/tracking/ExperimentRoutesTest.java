package io.gimbal.mlflow.tracking;

import static io.gimbal.mlflow.tracking.MlflowServer.assertInvalid;
import static io.gimbal.mlflow.tracking.MlflowServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

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

final class ExperimentRoutesTest {
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
    void isMadeAndFoundByIdAndName() {
        String id = mlflow.did("/experiments/create", """
                        {"name": "prices", "tags": [{"key": "team", "value": "a"}], "unknown": [1]}
                        """).text("experiment_id");

        JsonObject experiment =
                mlflow.done(mlflow.get("/experiments/get?experiment_id=" + id)).object("experiment");
        assertThat(experiment)
                .isEqualTo(mlflow.done(mlflow.get("/experiments/get-by-name?experiment_name=prices"))
                        .object("experiment"));
        long now = mlflow.tracking().now().toEpochMilli();
        assertThat(experiment)
                .hasToString(
                        "{\"experiment_id\":\"1\",\"name\":\"prices\",\"artifact_location\":\"mlflow-artifacts:/1\","
                                + "\"lifecycle_stage\":\"active\",\"last_update_time\":" + now + ",\"creation_time\":"
                                + now
                                + ",\"tags\":[{\"key\":\"team\",\"value\":\"a\"}]}");
    }

    @Test
    void theDefaultIsThereFromBirth_andCanGoAndComeBack() {
        assertThat(mlflow.done(mlflow.get("/experiments/get?experiment_id=0"))
                        .object("experiment")
                        .text("name"))
                .isEqualTo("Default");
        mlflow.did("/experiments/delete", "{\"experiment_id\": 0}");
        mlflow.did("/experiments/restore", "{\"experiment_id\": \"0\"}");
    }

    @Test
    void keepsItsOwnLocation() {
        String id = mlflow.did(
                        "/experiments/create", "{\"name\": \"far\", \"artifact_location\": \"mlflow-artifacts:/a/b\"}")
                .text("experiment_id");

        assertThat(mlflow.done(mlflow.get("/experiments/get?experiment_id=" + id))
                        .object("experiment")
                        .text("artifact_location"))
                .isEqualTo("mlflow-artifacts:/a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "/etc",
                "C:/x",
                "mlflow-artifacts:/a/../b",
                "mlflow-artifacts:/a#b",
                "mlflow-artifacts:/a;b",
                "s3://bucket/%252e%252e/x?y",
                "s3://b/x?a=..",
                "s3://b/x?a=%2e%2e",
                "\\\\\\\\host\\\\share",
            })
    void aLocationThatClimbsOrIsOnADisk_isRefused(String location) {
        assertThat(mlflow.post("/experiments/create", "{\"name\": \"x\", \"artifact_location\": \"" + location + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | Missing value for required parameter 'name'",
                "{\"name\": \"\"} | Missing value for required parameter 'name'",
                "not json | Missing value for required parameter 'name'",
                "{\"name\": 123} | Invalid value 123 for parameter 'name' supplied",
                "{\"name\": \"x\", \"artifact_location\": 9.0} | Invalid value 9.0 for parameter 'artifact_location'",
                "{\"name\": \"x\", \"artifact_location\": \"relative\", \"tags\": \"5\"} | Invalid value \"5\" for parameter 'tags' supplied",
                "{\"name\": \"x\", \"tags\": [{\"value\": \"5\"}]} | Missing value for required parameter 'tags[0].key'",
            })
    void badInputIsRefusedByName(String body, String words) {
        assertInvalid(mlflow.post("/experiments/create", body), words);
    }

    @Test
    void aNameIsTaken_evenByADeletedOne() {
        String id = mlflow.experiment("prices");
        String words = "Experiment(name=prices) already exists";

        assertRefused(
                mlflow.post("/experiments/create", "{\"name\": \"prices\"}"), 400, "RESOURCE_ALREADY_EXISTS", words);
        assertRefused(
                mlflow.post("/experiments/update", "{\"experiment_id\": \"0\", \"new_name\": \"prices\"}"),
                400,
                "RESOURCE_ALREADY_EXISTS",
                words);
        mlflow.did("/experiments/delete", "{\"experiment_id\": \"" + id + "\"}");
        assertRefused(
                mlflow.post("/experiments/create", "{\"name\": \"prices\"}"), 400, "RESOURCE_ALREADY_EXISTS", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "x", "9223372036854775808", "-1", "1.5"})
    void whatIsNotThere_is404(String id) {
        String words = "No Experiment with id=" + id + " exists";

        assertRefused(mlflow.get("/experiments/get?experiment_id=" + id), 404, "RESOURCE_DOES_NOT_EXIST", words);
        String body = "{\"experiment_id\": \"" + id + "\", \"new_name\": \"n\", \"key\": \"k\"}";
        for (String call :
                new String[] {"delete", "restore", "update", "set-experiment-tag", "delete-experiment-tag"}) {
            assertRefused(mlflow.post("/experiments/" + call, body), 404, "RESOURCE_DOES_NOT_EXIST", words);
        }
        assertRefused(mlflow.post("/runs/create", body), 404, "RESOURCE_DOES_NOT_EXIST", words);
    }

    @Test
    void aDeletedOneIsSeen_andNotChanged() {
        String id = mlflow.experiment("prices");
        String one = "{\"experiment_id\": \"" + id + "\", \"new_name\": \"n\", \"key\": \"k\"}";
        String run =
                mlflow.did("/runs/create", one).object("run").object("info").text("run_id");
        mlflow.did("/experiments/delete", one);

        assertThat(mlflow.done(mlflow.get("/experiments/get?experiment_id=" + id))
                        .object("experiment")
                        .text("lifecycle_stage"))
                .isEqualTo("deleted");
        assertThat(mlflow.run(run).object("info").text("lifecycle_stage")).isEqualTo("deleted");
        assertRefused(mlflow.post("/experiments/delete", one), 404, "RESOURCE_DOES_NOT_EXIST", "No Experiment with");
        assertRefused(mlflow.post("/experiments/update", one), 400, "INVALID_STATE", "");
        String deleted = "The experiment " + id + " must be in the 'active' state. Current state is deleted";
        for (String call : List.of(
                "/experiments/set-experiment-tag",
                "/experiments/delete-experiment-tag",
                "/runs/create",
                "/logged-models")) {
            assertInvalid(mlflow.post(call, one), deleted);
        }
        mlflow.did("/experiments/restore", one);
        assertThat(mlflow.run(run).object("info").text("lifecycle_stage")).isEqualTo("active");
        assertRefused(mlflow.post("/experiments/restore", one), 404, "RESOURCE_DOES_NOT_EXIST", "No Experiment with");
    }

    @Test
    void tagsArePutReplacedAndDeleted() {
        String id = mlflow.experiment("prices");
        String tag = "{\"experiment_id\": \"" + id + "\", \"key\": \"a/b c\", \"value\": \"%s\"}";
        mlflow.did("/experiments/set-experiment-tag", tag.formatted("1"));
        mlflow.did("/experiments/set-experiment-tag", tag.formatted("2"));

        assertThat(mlflow.get("/experiments/get?experiment_id=" + id).text())
                .contains("\"tags\":[{\"key\":\"a/b c\",\"value\":\"2\"}]");
        mlflow.did("/experiments/delete-experiment-tag", tag.formatted(""));
        assertRefused(
                mlflow.post("/experiments/delete-experiment-tag", tag.formatted("")),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "No tag with name: a/b c in experiment with id " + id);
        assertInvalid(
                mlflow.post("/experiments/set-experiment-tag", tag.formatted("x".repeat(5_001))),
                "Invalid value \"xxx");
        assertInvalid(mlflow.post("/experiments/set-experiment-tag", tag.replace("a/b", "../b")), "");
    }
}
