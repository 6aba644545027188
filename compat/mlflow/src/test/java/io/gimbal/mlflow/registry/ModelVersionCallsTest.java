package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A version of a model as an MLflow client sees it.
final class ModelVersionCallsTest extends OnRegistryServer {
    @Test
    void isRegisteredFoundAndDeleted() {
        mlflow.create("Fares");
        JsonObject version = mlflow.register("Fares");
        assertThat(version.text("version")).isEqualTo("1");
        assertThat(version.text("status")).isEqualTo("READY");
        assertThat(version.text("current_stage")).isEqualTo("None");
        assertThat(version.text("source")).isEqualTo("runs:/r1/model");
        assertThat(version.text("run_id")).isEqualTo("r1");
        assertThat(version.text("description")).isEmpty();

        assertThat(mlflow.get("model-versions/get-download-uri?name=Fares&version=1")
                        .text())
                .isEqualTo("{\"artifact_uri\":\"runs:/r1/model\"}");
        assertThat(mlflow.send(
                                "PATCH",
                                "model-versions/update",
                                "{\"name\": \"Fares\", \"version\": \"1\", \"description\": \"first\"}")
                        .object()
                        .object("model_version")
                        .text("description"))
                .isEqualTo("first");
        mlflow.send("DELETE", "model-versions/delete", "{\"name\": \"Fares\", \"version\": 1}");
        refused(mlflow.get("model-versions/get?name=Fares&version=1"), 404, "RESOURCE_DOES_NOT_EXIST")
                .isEqualTo("Model Version (name=Fares, version=1) not found");
        assertThat(mlflow.register("Fares").text("version")).isEqualTo("2");
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
        mlflow.create("Fares");
        String tags =
                source.equals("dummy-source") ? "[]" : "[{\"key\": \"mlflow.prompt.is_prompt\", \"value\": \"true\"}]";

        TestResponse response = mlflow.post(
                "model-versions/create",
                "{\"name\": \"Fares\", \"source\": \"" + source + "\", \"tags\": " + tags + "}");

        assertThat(response.status()).isIn(400, 404);
        assertThat(mlflow.get("model-versions/search").text()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({"one, 400", "1.5, 400", "0, 404", "-1, 404", "99999999999, 400", "2, 404"})
    void isFoundByWholeNumbersOnly(String number, int status) {
        mlflow.create("Fares");
        mlflow.register("Fares");

        assertThat(mlflow.get("model-versions/get?name=Fares&version=" + number).status())
                .isEqualTo(status);
    }

    @Test
    void keepsItsTags() {
        mlflow.create("Fares");
        mlflow.register("Fares");
        String tag = "{\"name\": \"Fares\", \"version\": \"1\", \"key\": \"size\", \"value\": \"small\"}";

        assertThat(mlflow.post("model-versions/set-tag", tag).text()).isEqualTo("{}");
        assertThat(mlflow.get("model-versions/get?name=Fares&version=1").text())
                .contains("\"tags\":[{\"key\":\"size\",\"value\":\"small\"}]");
        assertThat(mlflow.send("DELETE", "model-versions/delete-tag", tag).status())
                .isEqualTo(200);
        assertThat(mlflow.send("DELETE", "model-versions/delete-tag", tag).status())
                .isEqualTo(200);
        assertThat(mlflow.post("model-versions/set-tag", tag.replace("size", "../size"))
                        .status())
                .isEqualTo(400);
    }
}
