package io.gimbal.mlflow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.RegistryFixtures;
import io.gimbal.sql.TestDatabases;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;

/// The registry as an MLflow client sees it, on a real server.
final class RegistryServer implements AutoCloseable {
    private static final String ABOVE = "/api/2.0/mlflow/";

    private final RegistryFixtures fixtures;
    private final TestServer server;

    private RegistryServer(RegistryFixtures fixtures, TestServer server) {
        this.fixtures = fixtures;
        this.server = server;
    }

    static RegistryServer start(Path folder) {
        RegistryFixtures fixtures = RegistryFixtures.on(TestDatabases.sqlite(folder), folder);
        RegistryCalls calls =
                new RegistryCalls(fixtures.database(), fixtures.registry().clients());
        TestServer server = TestServer.start(
                HttpConfig.ofFreePort(),
                MlflowRoute.served(calls.routes()),
                _ -> new Caller("client", true, Set.of()),
                new MlflowErrors());
        return new RegistryServer(fixtures, server);
    }

    RegistryFixtures fixtures() {
        return fixtures;
    }

    static AbstractStringAssert<?> refused(TestResponse response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.object().text("error_code")).isEqualTo(code);
        return assertThat(response.object().text("message"));
    }

    TestResponse create(String name) {
        return post(
                "registered-models/create",
                Json.text(JsonObject.builder().put("name", name).build()));
    }

    JsonObject register(String model) {
        JsonObject draft = JsonObject.builder()
                .put("name", model)
                .put("source", "runs:/r1/model")
                .put("run_id", "r1")
                .build();
        return post("model-versions/create", Json.text(draft)).object().object("model_version");
    }

    TestResponse transition(int version, String stage, boolean archives) {
        return post(
                "model-versions/transition-stage",
                "{\"name\": \"Fares\", \"version\": \"" + version + "\", \"stage\": \"" + stage
                        + "\", \"archive_existing_versions\": " + archives + "}");
    }

    String move(int version, String stage, boolean archives) {
        return transition(version, stage, archives)
                .object()
                .object("model_version")
                .text("current_stage");
    }

    String stage(int version) {
        return get("model-versions/get?name=Fares&version=" + version)
                .object()
                .object("model_version")
                .text("current_stage");
    }

    TestResponse alias(String alias, int version) {
        return post(
                "registered-models/alias",
                "{\"name\": \"Fares\", \"alias\": \"" + alias + "\", \"version\": \"" + version + "\"}");
    }

    TestResponse get(String call) {
        return server.get(ABOVE + call);
    }

    TestResponse post(String call, String body) {
        return send("POST", call, body);
    }

    TestResponse send(String method, String call, String body) {
        return server.send(method, ABOVE + call, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        fixtures.close();
    }
}
