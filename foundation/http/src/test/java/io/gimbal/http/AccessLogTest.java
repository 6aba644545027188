package io.gimbal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.telemetry.log.LogConfig;
import io.gimbal.telemetry.log.LogFormat;
import io.gimbal.telemetry.log.LogLevel;
import io.gimbal.telemetry.log.Logging;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccessLogTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void quiet() {
        Logging.start(new LogConfig(LogLevel.WARN, LogFormat.READABLE), System.err);
    }

    private List<JsonObject> lines() {
        Logging.stop();
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> (JsonObject) Json.parse(line))
                .toList();
    }

    @Test
    void eachRequestIsOneLineWithoutSecrets() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.JSON), output);
        try (TestServer server = TestServer.start(Route.get("/models/{name}", _ -> Response.text("hello")))) {
            server.get("/models/a?token=hunter2", "Authorization", "Bearer hunter2");
            server.get("/none");
        }

        List<JsonObject> lines = lines();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.text("logger")).isEqualTo(Logging.ACCESS));
        JsonObject fields = lines.getFirst().object("fields");
        assertThat(fields.fields().keySet()).containsExactly("method", "path", "status", "micros", "bytes");
        assertThat(fields.text("method")).isEqualTo("GET");
        assertThat(fields.text("path")).isEqualTo("/models/a");
        assertThat(fields.integer("status")).isEqualTo(200);
        assertThat(fields.integer("bytes")).isEqualTo(5);
        assertThat(fields.integer("micros")).isPositive();
        assertThat(lines.getLast().object("fields").integer("status")).isEqualTo(404);
    }

    @Test
    void theIdOfADefectIsInTheLog() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.JSON), output);
        String instance;
        try (TestServer server = TestServer.start(Route.get("/defect", _ -> {
            throw new IllegalStateException("boom");
        }))) {
            instance = server.get("/defect").object().text("instance");
        }

        assertThat(lines()).anySatisfy(line -> {
            assertThat("urn:gimbal:error:" + line.object("fields").text("error"))
                    .isEqualTo(instance);
            assertThat(line.text("error")).contains("IllegalStateException: boom");
        });
    }
}
