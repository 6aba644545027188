package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.encoded;
import static io.gimbal.mlflow.registry.RegistryServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.testkit.AstralText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A registered model as an MLflow client sees it.
final class RegisteredModelCallsTest extends OnRegistryServer {
    @Test
    void isCreatedDescribedRenamedAndDeleted() {
        JsonObject created =
                mlflow.post("registered-models/create", """
                {"name": "Fares", "description": "minutes", "tags": [{"key": "team", "value": "taxi"}]}
                """).object().object("registered_model");
        assertThat(created.text("description")).isEqualTo("minutes");
        assertThat(created.array("tags").items()).hasSize(1);
        assertThat(created.has("latest_versions")).isFalse();

        assertThat(mlflow.send("PATCH", "registered-models/update", "{\"name\": \"Fares\"}")
                        .text())
                .doesNotContain("description");
        assertThat(mlflow.post("registered-models/rename", "{\"name\": \"Fares\", \"new_name\": \"Tips\"}")
                        .object()
                        .object("registered_model")
                        .text("name"))
                .isEqualTo("Tips");
        refused(mlflow.get("registered-models/get?name=Fares"), 404, "RESOURCE_DOES_NOT_EXIST")
                .isEqualTo("Registered Model with name=Fares not found");

        assertThat(mlflow.send("DELETE", "registered-models/delete", "{\"name\": \"Tips\"}")
                        .text())
                .isEqualTo("{}");
        refused(mlflow.get("registered-models/get?name=Tips"), 404, "RESOURCE_DOES_NOT_EXIST");
    }

    @Test
    void isNotCreatedTwice() {
        mlflow.create("Fares");

        refused(mlflow.create("Fares"), 400, "RESOURCE_ALREADY_EXISTS")
                .isEqualTo("Registered Model (name=Fares) already exists");
    }

    @Test
    void ofAProjectIsReachedAndNotShadowed() {
        mlflow.fixtures().declareModel(new ModelName("taxi", "trip-duration"));

        assertThat(mlflow.get("registered-models/get?name=trip-duration").status())
                .isEqualTo(200);
        assertThat(mlflow.get("registered-models/get?name=taxi.trip-duration").status())
                .isEqualTo(200);
        refused(mlflow.create("trip-duration"), 400, "RESOURCE_ALREADY_EXISTS");
        refused(
                        mlflow.send("DELETE", "registered-models/delete", "{\"name\": \"trip-duration\"}"),
                        400,
                        "INVALID_PARAMETER_VALUE")
                .contains("project taxi declares it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a:b", " ", "a\tb", "a\nb", "<script>alert(1)</script>"})
    void withAnImpossibleNameIsRefused(String name) {
        refused(mlflow.create(name), 400, "INVALID_PARAMETER_VALUE");
        assertThat(mlflow.create(name).text()).doesNotContain("<");
    }

    @Test
    void hasTextsUpToTheirLimits() {
        String name = AstralText.of(256);
        assertThat(mlflow.create(name).status()).isEqualTo(200);
        refused(mlflow.create(AstralText.of(257)), 400, "INVALID_PARAMETER_VALUE")
                .contains("at most 256 characters");

        assertThat(setTag("key", AstralText.of(250)).status()).isEqualTo(200);
        refused(setTag("key", AstralText.of(251)), 400, "INVALID_PARAMETER_VALUE")
                .contains("251 characters, at most 250");
        assertThat(setTag("value", AstralText.of(100_000)).status()).isEqualTo(200);
        refused(setTag("value", AstralText.of(100_001)), 400, "INVALID_PARAMETER_VALUE")
                .contains("at most 100000 characters, this one has 100001");
    }

    private TestResponse setTag(String field, String text) {
        JsonObject body = JsonObject.builder()
                .put("name", AstralText.of(256))
                .put("key", "k")
                .put("value", "v")
                .build();
        return mlflow.post(
                "registered-models/set-tag",
                Json.text(body.toBuilder().put(field, text).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img onerror=x>", "'; DROP TABLE registry_model; --", "Ünïcode 模型", "%2e%2e", "a@b"})
    void withAnOddNameIsOnlyThat(String name) {
        assertThat(mlflow.create(name).status()).isEqualTo(200);
        mlflow.register(name);

        assertThat(mlflow.get("registered-models/get?name=" + encoded(name))
                        .object()
                        .object("registered_model")
                        .text("name"))
                .isEqualTo(name);
        TestResponse other = mlflow.get("registered-models/get?name=" + encoded(name + "<b>"));
        refused(other, 404, "RESOURCE_DOES_NOT_EXIST");
        assertThat(other.text()).doesNotContain("<");
    }
}
