package io.gimbal.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.SystemSources;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LoggingTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void quiet() {
        Logging.start(new LogConfig(LogLevel.WARN, LogFormat.READABLE), System.err);
    }

    private List<String> lines() {
        Logging.stop();
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Logger log(String name) {
        return LoggerFactory.getLogger(name);
    }

    @Test
    void readableLinesCarryMessageAndFields() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.READABLE), output);
        log("io.gimbal.tracking.Runs")
                .atInfo()
                .addKeyValue("run", "7f")
                .addKeyValue("ms", 3)
                .log("finished");

        assertThat(lines())
                .singleElement()
                .asString()
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Runs - finished run=7f ms=3");
    }

    @Test
    void aLineCannotBeForged() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.READABLE), output);
        log("io.gimbal.x").atInfo().addKeyValue("path", "/a\n00:00 ERROR").log("a\r\nb\u001b[31m");

        assertThat(lines())
                .singleElement()
                .asString()
                .endsWith("a\\u000d\\u000ab\\u001b[31m path=/a\\u000a00:00 ERROR");
    }

    @Test
    void jsonLinesKeepTypesAndStackTraces() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.JSON), output);
        log("io.gimbal.x")
                .atError()
                .addKeyValue("count", 3L)
                .addKeyValue("ratio", 0.5)
                .addKeyValue("mae", Double.NaN)
                .addKeyValue("ok", true)
                .addKeyValue("name", "a\ud800\n")
                .setCause(new IllegalStateException("boom"))
                .log("broken \ud800");

        JsonObject line = (JsonObject) Json.parse(lines().getFirst());
        assertThat(line.text("level")).isEqualTo("error");
        assertThat(line.text("logger")).isEqualTo("io.gimbal.x");
        assertThat(line.text("message")).isEqualTo("broken ?");
        assertThat(line.object("fields"))
                .hasToString("{\"count\":3,\"ratio\":0.5,\"mae\":\"NaN\",\"ok\":true,\"name\":\"a?\\n\"}");
        assertThat(line.text("error")).startsWith("java.lang.IllegalStateException: boom\n\tat io.gimbal");
        assertThat(line.text("time"))
                .startsWith(SystemSources.time().instant().toString().substring(0, 10));
    }

    @Test
    void debugLinesAreShownOnlyWhenAskedForAndNotThoseOfLibraries() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.READABLE), output);
        log("io.gimbal.x").debug("no");
        log("org.library").debug("no");
        Logging.start(new LogConfig(LogLevel.DEBUG, LogFormat.READABLE), output);
        log("io.gimbal.x").debug("yes");
        log("org.library").debug("no");
        Logging.start(new LogConfig(LogLevel.TRACE, LogFormat.READABLE), output);
        log("org.library").debug("yes");

        assertThat(lines()).hasSize(2).allMatch(line -> line.endsWith("yes"));
    }

    @Test
    void javaUtilLoggingGoesTheSameWay() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.READABLE), output);
        java.util.logging.Logger.getLogger("org.library.Server").severe("full");
        java.util.logging.Logger.getLogger("org.library.Server").info("no");
        System.getLogger("org.library.Other").log(System.Logger.Level.WARNING, "careful");

        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst()).endsWith("ERROR Server - full");
        assertThat(lines().getLast()).endsWith("WARN  Other - careful");
    }

    @Test
    void theOutputStaysOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream standardError = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.READABLE), standardError);
        Logging.start(new LogConfig(LogLevel.WARN, LogFormat.READABLE), standardError);
        Logging.stop();

        assertThat(closed).isFalse();
    }

    @Test
    void accessLinesAreWrittenBeforeTheLogStops() {
        Logging.start(new LogConfig(LogLevel.INFO, LogFormat.JSON), output);
        for (int i = 0; i < 20_000; i++) {
            log(Logging.ACCESS).atInfo().addKeyValue("i", i).log("request");
        }
        assertThat(lines()).hasSize(20_000);
    }
}
