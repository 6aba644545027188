package io.gimbal.mlflow.artifacts;

import static io.gimbal.mlflow.artifacts.ArtifactServer.TREE;
import static io.gimbal.mlflow.artifacts.ArtifactServer.assertRefused;
import static io.gimbal.mlflow.artifacts.ArtifactServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.Method;
import io.gimbal.http.Route;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.HostilePaths;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Paths that lead out of the tree, or nowhere.
final class HostilePathTest extends OnArtifactServer {
    static final List<String> HOSTILE = HostilePaths.ALL;

    /// Where a call without a path in its address takes one.
    private static final Map<String, String> PATH_PARAMETERS = Map.of(
            "/mlflow-artifacts/artifacts", "path",
            "/mlflow/artifacts/list", "path",
            "/get-artifact", "path",
            "/model-versions/get-artifact", "path",
            "/mlflow/upload-artifact", "path",
            "/artifacts/directories", "artifact_directory_path",
            "/artifacts/files", "artifact_file_path");

    @Test
    void aPathIsRefusedBeforeItsOwnerIsLookedFor() {
        for (String call : List.of(
                "/api/2.0/mlflow/artifacts/list?run_id=nobody&path=../x",
                "/get-artifact?run_id=nobody&path=../x",
                "/model-versions/get-artifact?name=none&version=1&path=../x")) {
            assertThat(mlflow.http().get(call).text())
                    .isEqualTo("{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"Invalid path\"}");
        }
    }

    /// Every call that takes a path, in every spelling of its address.
    @ParameterizedTest
    @FieldSource("HOSTILE")
    void aHostilePathIsRefusedByEveryCall(String path) {
        mlflow.put(TREE + "/0/" + mlflow.run() + "/artifacts/a", "bytes");

        assertThat(mlflow.routes())
                .hasSizeGreaterThan(16)
                .allSatisfy(route -> assertThat(addresses(route, path))
                        .isNotEmpty()
                        .allSatisfy(address -> assertRefused(
                                mlflow.http().send(route.method().name(), address, body(route)),
                                400,
                                "INVALID_PARAMETER_VALUE",
                                "Invalid ")));
        assertThat(mlflow.artifacts().delete(ArtifactPath.ROOT)).isEqualTo(1);
    }

    private Stream<String> addresses(Route route, String path) {
        String address = route.pattern().replace("{model}", mlflow.model());
        if (address.endsWith("{path...}")) {
            return Stream.of(address.replace("{path...}", encoded(path)));
        }
        String query = "?run_id=" + mlflow.run() + "&run_uuid=" + mlflow.run() + "&name=fare&version=1&";
        return PATH_PARAMETERS.entrySet().stream()
                .filter(call -> address.endsWith(call.getKey()))
                .map(call -> address + query + call.getValue() + "=" + encoded(path));
    }

    private static BodyPublisher body(Route route) {
        return route.method() == Method.PUT || route.pattern().endsWith("upload-artifact")
                ? BodyPublishers.ofString("x")
                : BodyPublishers.noBody();
    }
}
