package io.gimbal.serving.predict;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Values of declared types. Nothing is converted silently: a text is no number, and a number with a fraction is no
/// whole one.
final class TypedValues {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int SHOWN = 60;

    private TypedValues() {}

    /// The value in the one form its type has, so that equal values are equal; null stays null.
    ///
    /// @throws CodedException INVALID_ARGUMENT saying what was found and expected
    static JsonValue read(FieldType type, JsonValue value) {
        if (value instanceof JsonNull) {
            return value;
        }
        return switch (type) {
            case LONG -> value instanceof JsonNumber number ? whole(number) : mismatch(type, value);
            case DOUBLE -> value instanceof JsonNumber number ? real(number) : mismatch(type, value);
            case STRING -> value instanceof JsonString ? value : mismatch(type, value);
            case BOOLEAN -> value instanceof JsonBoolean ? value : mismatch(type, value);
            case TIMESTAMP -> new JsonString(time(value).toString());
        };
    }

    private static JsonValue whole(JsonNumber number) {
        return number instanceof JsonNumber.Whole ? number : JsonNumber.of(number.longValue());
    }

    private static JsonValue real(JsonNumber number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw CodedException.invalidArgument("expected a finite number, found " + shown(number));
        }
        return number instanceof JsonNumber.Real ? number : JsonNumber.of(value);
    }

    private static JsonValue mismatch(FieldType type, JsonValue value) {
        throw CodedException.invalidArgument("expected " + type.words() + ", found " + shown(value));
    }

    /// @throws CodedException INVALID_ARGUMENT if it is no time between the years 1 and 9999, to the microsecond
    static Instant time(JsonValue value) {
        if (!(value instanceof JsonString(String text))) {
            throw CodedException.invalidArgument("expected " + FieldType.TIMESTAMP.words() + ", found " + shown(value));
        }
        try {
            Instant time = Instant.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.MICROS)) && !time.isBefore(FIRST) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw notATime(text, e);
        }
        throw notATime(text, new DateTimeException("out of range, or finer than a microsecond"));
    }

    private static CodedException notATime(String text, DateTimeException why) {
        return new CodedException(
                ErrorCode.INVALID_ARGUMENT,
                "expected " + FieldType.TIMESTAMP.words() + ", between the years 1 and 9999 and to the microsecond,"
                        + " found " + shown(new JsonString(text)),
                why);
    }

    static String shown(JsonValue value) {
        String text = value instanceof JsonString(String content) ? "\"" + content + "\"" : value.toString();
        return Excerpt.of(text, SHOWN);
    }
}
