package io.gimbal.telemetry.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// `{"time": ..., "level": "info", "logger": ..., "thread": ..., "message": ..., "fields": {...}, "error": ...}`; the
/// key-value pairs are the fields, the stack trace is the error.
final class JsonEncoder extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        JsonObject.Builder line = JsonObject.builder()
                .put("time", event.getInstant().toString())
                .put("level", event.getLevel().levelStr.toLowerCase(Locale.ROOT))
                .put("logger", event.getLoggerName())
                .put("thread", text(event.getThreadName()))
                .put("message", text(event.getFormattedMessage()));
        if (event.getKeyValuePairs() != null) {
            JsonObject.Builder fields = JsonObject.builder();
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(whole(pair.key), value(pair.value));
            }
            line.put("fields", fields.build());
        }
        if (event.getThrowableProxy() != null) {
            line.put("error", text(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        byte[] bytes = Json.bytes(line.build());
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }

    private static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case Integer number -> JsonValue.of(number.longValue());
            case Long number -> JsonValue.of(number);
            case Double number when Double.isFinite(number) -> JsonValue.of(number);
            case Boolean flag -> JsonValue.of(flag);
            case null, default -> text(value);
        };
    }

    private static JsonString text(@Nullable Object value) {
        return new JsonString(whole(String.valueOf(value)));
    }

    /// What is logged may come from anywhere; half of a surrogate pair becomes a question mark.
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
