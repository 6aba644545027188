package io.gimbal.http;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a [TestServer] answered.
public record TestResponse(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonObject object() {
        return (JsonObject) Json.parse(response.body());
    }

    public JsonArray array() {
        return (JsonArray) Json.parse(response.body());
    }

    /// The `detail` of a problem.
    public String detail() {
        return object().text("detail");
    }

    @Override
    public String toString() {
        return status() + " " + response.headers().map() + "\n" + text();
    }
}
