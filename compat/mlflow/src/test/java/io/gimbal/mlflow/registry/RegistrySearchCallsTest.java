package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.encoded;
import static io.gimbal.mlflow.registry.RegistryServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A search of the registry as an MLflow client sees it.
final class RegistrySearchCallsTest extends OnRegistryServer {
    @Test
    void pagesThroughEverything() {
        IntStream.range(0, 5).forEach(i -> mlflow.create("model" + i));
        String call = "registered-models/search?order_by=name+DESC&max_results=";

        JsonObject first = mlflow.get(call + 2).object();
        JsonObject second = mlflow.get(call + 3 + "&page_token=" + first.text("next_page_token"))
                .object();

        assertThat(first.array("registered_models").items())
                .extracting(RegistrySearchCallsTest::name)
                .containsExactly("model4", "model3");
        assertThat(second.array("registered_models").items())
                .extracting(RegistrySearchCallsTest::name)
                .containsExactly("model2", "model1", "model0");
        assertThat(second.has("next_page_token")).isFalse();
    }

    @Test
    void findsVersionsByTheirRun() {
        mlflow.create("Fares");
        mlflow.register("Fares");

        assertThat(mlflow.get("model-versions/search?filter=" + encoded("run_id = 'r1'"))
                        .object()
                        .array("model_versions")
                        .items())
                .hasSize(1);
        assertThat(mlflow.get("model-versions/search?filter=" + encoded("run_id = 'r2'"))
                        .text())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registered-models/search?max_results=0",
                "registered-models/search?max_results=1001",
                "registered-models/search?page_token=x",
                "registered-models/search?order_by=creation_timestamp",
                "registered-models/search?filter=name+%3D+1",
                "registered-models/search?filter=name+%3D+%27a%27+OR+name+%3D+%27b%27",
                "model-versions/search?filter=current_stage+%3D+%27None%27",
                "model-versions/search?max_results=200001",
                "model-versions/search?filter=name+%3D+%27a%27%3BDROP",
            })
    void thatMakesNoSenseIsRefused(String call) {
        TestResponse response = mlflow.get(call);

        refused(response, 400, "INVALID_PARAMETER_VALUE").doesNotContain("registry_");
    }

    private static String name(JsonValue model) {
        return ((JsonObject) model).text("name");
    }
}
