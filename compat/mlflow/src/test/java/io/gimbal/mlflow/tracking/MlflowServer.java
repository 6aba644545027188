package io.gimbal.mlflow.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.SeededIdSource;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.sql.TestDatabases;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.search.DatasetSearch;
import io.gimbal.tracking.search.ExperimentSearch;
import io.gimbal.tracking.search.LoggedModelSearch;
import io.gimbal.tracking.search.RunSearch;
import io.gimbal.tracking.search.Searches;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Set;

/// Tracking as MLflow's clients see it, on a real server.
final class MlflowServer implements AutoCloseable {
    private static final String ROOT = "/api/2.0/mlflow";

    private final TrackingFixtures tracking;
    private final TestServer server;

    private MlflowServer(TrackingFixtures tracking, TestServer server) {
        this.tracking = tracking;
        this.server = server;
    }

    static MlflowServer start(Path folder) {
        TrackingFixtures tracking = TrackingFixtures.on(TestDatabases.sqlite(folder));
        TrackingServices services = new TrackingServices(
                tracking.database(),
                tracking.experiments(),
                tracking.runs(),
                tracking.log(),
                tracking.models(),
                new Searches(
                        new RunSearch(tracking.database()),
                        new ExperimentSearch(tracking.database(), SqlTrackingStores.experiments()),
                        new LoggedModelSearch(tracking.database(), SqlTrackingStores.models()),
                        new DatasetSearch(tracking.database())),
                new SeededIdSource(7));
        TestServer server = TestServer.start(
                HttpConfig.ofFreePort(),
                MlflowRoute.served(new TrackingRoutes(services).routes()),
                _ -> new Caller("alice", true, Set.of("editor")),
                new MlflowErrors());
        return new MlflowServer(tracking, server);
    }

    TrackingFixtures tracking() {
        return tracking;
    }

    TestServer http() {
        return server;
    }

    TestResponse get(String call) {
        return server.get(ROOT + call);
    }

    TestResponse post(String call, String json) {
        return server.post(ROOT + call, json);
    }

    TestResponse send(String method, String call, String json) {
        return server.send(method, ROOT + call, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    /// What must succeed.
    JsonObject done(TestResponse response) {
        assertThat(response.status()).as(response.toString()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/json");
        return response.object();
    }

    JsonObject did(String call, String json) {
        return done(post(call, json));
    }

    String experiment(String name) {
        return did("/experiments/create", "{\"name\": \"" + name + "\"}").text("experiment_id");
    }

    String run() {
        return did("/runs/create", "{\"experiment_id\": \"0\", \"run_name\": \"first\", \"start_time\": 1}")
                .object("run")
                .object("info")
                .text("run_id");
    }

    JsonObject run(String id) {
        return done(get("/runs/get?run_id=" + id)).object("run");
    }

    static void assertRefused(TestResponse response, int status, String code, String words) {
        assertThat(response.status()).as(response.toString()).isEqualTo(status);
        assertThat(response.object().text("error_code")).isEqualTo(code);
        assertThat(response.object().text("message")).startsWith(words);
    }

    static void assertInvalid(TestResponse response, String words) {
        assertRefused(response, 400, "INVALID_PARAMETER_VALUE", words);
    }

    @Override
    public void close() {
        server.close();
        tracking.close();
    }
}
