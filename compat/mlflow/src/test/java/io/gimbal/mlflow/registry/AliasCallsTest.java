package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An alias as an MLflow client sees it.
final class AliasCallsTest extends OnRegistryServer {
    @Test
    void movesAndGoes() {
        mlflow.create("Fares");
        mlflow.register("Fares");
        mlflow.register("Fares");

        assertThat(mlflow.alias("Best", 1).text()).isEqualTo("{}");
        assertThat(mlflow.alias("Best", 2).status()).isEqualTo(200);
        assertThat(mlflow.get("registered-models/alias?name=Fares&alias=Best").text())
                .contains("\"version\":\"2\"", "\"aliases\":[\"Best\"]");
        assertThat(mlflow.get("registered-models/get?name=Fares").text())
                .contains("\"aliases\":[{\"alias\":\"Best\",\"version\":\"2\"}]");
        String body = "{\"name\": \"Fares\", \"alias\": \"Best\"}";
        assertThat(mlflow.send("DELETE", "registered-models/alias", body).status())
                .isEqualTo(200);
        assertThat(mlflow.send("DELETE", "registered-models/alias", body).status())
                .isEqualTo(200);
        refused(mlflow.get("registered-models/alias?name=Fares&alias=Best"), 400, "INVALID_PARAMETER_VALUE")
                .isEqualTo("Registered model alias Best not found");
        assertThat(mlflow.get("registered-models/alias?name=Fares&alias=latest").text())
                .contains("\"version\":\"2\"");
    }

    @ParameterizedTest
    @CsvSource({"latest, 400", "LATEST, 400", "v1, 400", "V22, 400", "a b, 400", "a/b, 400", "ok-1_x, 200"})
    void hasARestrictedName(String name, int status) {
        mlflow.create("Fares");
        mlflow.register("Fares");

        assertThat(mlflow.alias(name, 1).status()).isEqualTo(status);
    }

    @Test
    void ofAnUnknownVersionIsRefused() {
        mlflow.create("Fares");

        refused(mlflow.alias("best", 3), 404, "RESOURCE_DOES_NOT_EXIST")
                .isEqualTo("Model Version (name=Fares, version=3) not found");
    }
}
