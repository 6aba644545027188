package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.graph.Change;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.StagePolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A stage as an MLflow client sees it.
final class StageCallsTest extends OnRegistryServer {
    @Test
    void isReachedAndTheOthersArchived() {
        mlflow.create("Fares");
        IntStream.range(0, 3).forEach(_ -> mlflow.register("Fares"));

        assertThat(mlflow.move(1, "production", false)).isEqualTo("Production");
        assertThat(mlflow.move(2, "Production", false)).isEqualTo("Production");
        assertThat(mlflow.stage(1)).isEqualTo("Production");
        assertThat(mlflow.move(3, "PRODUCTION", true)).isEqualTo("Production");
        assertThat(mlflow.stage(1)).isEqualTo("Archived");
        assertThat(mlflow.stage(2)).isEqualTo("Archived");
        assertThat(mlflow.move(1, "None", false)).isEqualTo("None");
        assertThat(mlflow.move(1, "none", false)).isEqualTo("None");

        assertThat(mlflow.post("registered-models/get-latest-versions", "{\"name\": \"Fares\"}")
                        .object()
                        .array("model_versions")
                        .items())
                .extracting(version -> ((JsonObject) version).text("version"))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(mlflow.get("registered-models/get-latest-versions?name=Fares&stages=Production")
                        .object()
                        .array("model_versions")
                        .items())
                .hasSize(1);
    }

    @Test
    void thatIsNoneIsRefused() {
        mlflow.create("Fares");
        mlflow.register("Fares");

        refused(mlflow.transition(1, "Live", false), 400, "INVALID_PARAMETER_VALUE")
                .startsWith("Invalid Model Version stage");
        refused(mlflow.transition(1, "Archived", true), 400, "INVALID_PARAMETER_VALUE");
    }

    @Test
    void ofAModelThatAPolicyNamesIsRefusedWithEveryMissingPiece() {
        StagePolicy guarded = mlflow.fixtures().guarded("candidate.evaluation.mae <= 4.0");
        mlflow.fixtures().put(guarded.naming(List.of("Fares")));
        mlflow.create("Fares");
        mlflow.register("Fares");

        refused(mlflow.transition(1, "Production", false), 400, "INVALID_PARAMETER_VALUE")
                .contains("leads through staging")
                .contains("candidate.evaluation is missing")
                .contains("candidate.review is missing");
        refused(mlflow.alias("champion", 1), 400, "INVALID_PARAMETER_VALUE").contains("candidate.review is missing");
        assertThat(mlflow.stage(1)).isEqualTo("None");
        assertThat(mlflow.fixtures()
                        .changes(ModelName.ofClient("Fares").version(1).ref()))
                .extracting(Change::action)
                .startsWith("promotion-refused", "promotion-refused");
        assertThat(mlflow.alias("best", 1).status()).isEqualTo(200);
    }
}
