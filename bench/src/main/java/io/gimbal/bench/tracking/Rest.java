package io.gimbal.bench.tracking;

import io.gimbal.bench.Connection;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// The foreign protocol on one kept connection. Not thread-safe.
final class Rest implements AutoCloseable {
    private static final String ROOT = "/api/2.0/mlflow/";

    private final Connection connection;

    Rest(URI server) throws IOException {
        connection = new Connection(server);
    }

    /// A request, made beforehand so that its making is not measured.
    byte[] request(String call, String body) {
        return connection.request(ROOT + call, body.getBytes(StandardCharsets.UTF_8));
    }

    byte[] question(String call) {
        return connection.question(ROOT + call);
    }

    byte[] send(byte[] request) throws IOException {
        return connection.send(request);
    }

    JsonObject ask(String call, String body) throws IOException {
        return (JsonObject) Json.parse(send(request(call, body)));
    }

    String createExperiment(String name) throws IOException {
        return ask("experiments/create", "{\"name\": \"" + name + "\"}").text("experiment_id");
    }

    String createRun(String experiment) throws IOException {
        String body = "{\"experiment_id\": \"" + experiment + "\", \"start_time\": 1700000000000}";
        return ask("runs/create", body).object("run").object("info").text("run_id");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
