package io.gimbal.mlflow.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.SeededIdSource;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Route;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Artifacts as MLflow's clients see them, on a real server: one run, and one logged model of it.
final class ArtifactServer implements AutoCloseable {
    static final String TREE = "/api/2.0/mlflow-artifacts/artifacts";

    private final TrackingFixtures tracking;
    private final Artifacts artifacts;
    private final String run;
    private final String model;
    private final List<Route> routes;
    private final TestServer server;

    private ArtifactServer(Path folder) {
        tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        artifacts = new ArtifactTree(
                tracking.database(),
                new LocalBlobStore(folder.resolve("blobs")),
                SqlTrackingStores.artifacts(),
                tracking::now);
        LoggedModels models = new LoggedModels(
                tracking.database(),
                SqlTrackingStores.models(),
                tracking.experiments(),
                new SeededIdSource(2),
                tracking::now);
        run = tracking.startRun().id().value();
        model = models.create(new LoggedModelDraft(Experiment.DEFAULT, "m", "", run, Map.of(), Map.of()))
                .model()
                .id()
                .value();
        ArtifactRoutes calls = new ArtifactRoutes(new ArtifactServices(artifacts, tracking.runs(), models));
        routes = MlflowRoute.served(Stream.of(calls.routes(), calls.ofVersions(ArtifactServer::version))
                .flatMap(List::stream)
                .toList());
        server = TestServer.start(
                HttpConfig.ofFreePort(), routes, _ -> new Caller("tester", true, Set.of("admin")), new MlflowErrors());
    }

    private static ArtifactLocation version(Fields request) {
        if (!request.text("name").equals("fare")) {
            throw CodedException.notFound("no such model");
        }
        return request.id("version").equals("1")
                ? ArtifactLocation.of(new ArtifactPath("0/models/x"))
                : new ArtifactLocation("s3://bucket/x");
    }

    static ArtifactServer start(Path folder) {
        return new ArtifactServer(folder);
    }

    Artifacts artifacts() {
        return artifacts;
    }

    String run() {
        return run;
    }

    String model() {
        return model;
    }

    List<Route> routes() {
        return routes;
    }

    TestServer http() {
        return server;
    }

    TestResponse put(String address, String content) {
        return server.send("PUT", address, BodyPublishers.ofString(content));
    }

    TestResponse post(String address, String content) {
        return server.send("POST", address, BodyPublishers.ofString(content));
    }

    /// As clients do it: slashes stay.
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    static void assertRefused(TestResponse response, int status, String code, String message) {
        assertThat(response.status()).isEqualTo(status);
        JsonObject problem = response.object();
        assertThat(problem.text("error_code")).isEqualTo(code);
        assertThat(problem.text("message")).contains(message);
    }

    @Override
    public void close() {
        server.close();
        tracking.close();
    }
}
