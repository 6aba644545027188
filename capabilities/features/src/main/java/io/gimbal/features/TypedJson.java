package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;
import io.gimbal.features.FeatureValue.Flag;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Values of declared types as JSON: timestamps as ISO-8601 text, those without a zone taken as UTC. Nothing is
/// converted silently: a text is no number, and a number with a fraction is no whole one.
public final class TypedJson {
    private TypedJson() {}

    /// @param name of the field, for the message
    /// @throws CodedException INVALID_ARGUMENT if the value is of another type
    public static FeatureValue read(String name, ColumnType type, JsonValue value) {
        return switch (type) {
            case LONG -> new Whole(whole(name, expect(name, type, value, JsonNumber.class)));
            case DOUBLE -> real(name, expect(name, type, value, JsonNumber.class));
            case STRING -> new Text(expect(name, type, value, JsonString.class).value());
            case BOOLEAN ->
                new Flag(expect(name, type, value, JsonBoolean.class).value());
            case TIMESTAMP ->
                new Moment(
                        micros(name, expect(name, type, value, JsonString.class).value()));
        };
    }

    private static <T extends JsonValue> T expect(String name, ColumnType type, JsonValue value, Class<T> form) {
        if (!form.isInstance(value)) {
            throw mismatch(name, type.text(), value.toString());
        }
        return form.cast(value);
    }

    /// Event time in microseconds.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it is no ISO-8601 time of at most microseconds
    public static long micros(String name, String text) {
        try {
            return EventTime.micros(instant(text));
        } catch (DateTimeParseException e) {
            throw mismatch(name, "an ISO-8601 time like 2020-03-01T12:00:00Z", "\"" + text + "\"");
        }
    }

    private static Instant instant(String text) {
        String iso = text.indexOf(' ') == 10 ? text.replace(' ', 'T') : text;
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned ? Instant.parse(iso) : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static long whole(String name, JsonNumber number) {
        try {
            return number.longValue();
        } catch (CodedException e) {
            throw new CodedException(e.code(), "field \"" + name + "\": " + e.getMessage(), e);
        }
    }

    private static Real real(String name, JsonNumber number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw mismatch(name, "a finite number", number.toString());
        }
        return new Real(number.doubleValue());
    }

    static String idText(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> text;
            case JsonNumber number -> number.toString();
            default -> throw mismatch("id", "text or a whole number", value.toString());
        };
    }

    public static JsonValue write(FeatureValue value) {
        return switch (value) {
            case Whole(long number) -> JsonValue.of(number);
            case Real(double number) -> JsonValue.of(number);
            case Text(String text) -> JsonValue.of(text);
            case Flag(boolean flag) -> JsonValue.of(flag);
            case Moment moment -> JsonValue.of(moment.instant().toString());
        };
    }

    private static CodedException mismatch(String name, String expected, String found) {
        return CodedException.invalidArgument(
                "field \"" + name + "\": expected " + expected + ", found " + Excerpt.of(found, 60));
    }
}
