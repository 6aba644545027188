package io.gimbal.rules.cel;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.rules.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns bound values into what the library works on, without copying containers, and says undefined instead of
/// guessing.
final class Binding {
    private Binding() {}

    /// Whether there is a value at all: neither null nor not-a-number.
    static boolean isPresent(@Nullable Object raw) {
        return switch (raw) {
            case null -> false;
            case JsonNull _ -> false;
            case Double number -> !number.isNaN();
            case Float number -> !number.isNaN();
            case Optional<?> optional -> optional.isPresent() && isPresent(optional.get());
            default -> true;
        };
    }

    /// @throws UndefinedValue if there is no value or one of another type
    static Object adapt(String path, ValueType type, @Nullable Object raw) {
        if (raw == null) {
            throw new UndefinedValue(path + " is missing");
        }
        if (!isPresent(raw)) {
            throw new UndefinedValue(path + (raw instanceof Number ? " is not a number" : " is missing"));
        }
        Object value = plain(raw);
        return switch (type) {
            case ValueType.Scalar scalar -> scalar(path, scalar, value);
            case ValueType.ListOf list when value instanceof List<?> given -> new ListView(path, list.element(), given);
            case ValueType.MapOf map when value instanceof Map<?, ?> given -> new MapView(path, map.value(), given);
            case ValueType.ObjectOf object when value instanceof Map<?, ?> given -> new MapView(path, object, given);
            case ValueType.ListOf _ -> throw mismatch(path, "a list", value);
            case ValueType.MapOf _, ValueType.ObjectOf _ -> throw mismatch(path, "a map", value);
        };
    }

    private static Object plain(Object raw) {
        return switch (raw) {
            case Optional<?> optional -> plain(optional.orElseThrow());
            case JsonObject object -> object.fields();
            case JsonArray array -> array.items();
            case JsonString text -> text.value();
            case JsonBoolean flag -> flag.value();
            case JsonNumber.Whole number -> number.value();
            case JsonNumber number -> number.doubleValue();
            default -> raw;
        };
    }

    private static Object scalar(String path, ValueType.Scalar type, Object value) {
        return switch (type) {
            case DOUBLE -> number(path, value);
            case INTEGER -> integer(path, value);
            case TEXT -> instance(path, "text", String.class, value);
            case FLAG -> instance(path, "true or false", Boolean.class, value);
            case TIMESTAMP -> instance(path, "a timestamp", Instant.class, value);
            case DURATION -> instance(path, "a duration", Duration.class, value);
            case DYNAMIC -> dynamic(path, value);
        };
    }

    private static Double number(String path, Object value) {
        return switch (value) {
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Long number -> number.doubleValue();
            case Integer number -> number.doubleValue();
            default -> throw mismatch(path, "a number", value);
        };
    }

    private static Long integer(String path, Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p53 -> number.longValue();
            default -> throw mismatch(path, "a whole number", value);
        };
    }

    private static Object dynamic(String path, Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case Map<?, ?> map -> new MapView(path, ValueType.Scalar.DYNAMIC, map);
            case List<?> list -> new ListView(path, ValueType.Scalar.DYNAMIC, list);
            case Long _, Double _, String _, Boolean _, Instant _, Duration _ -> value;
            default ->
                throw new UndefinedValue(path + " has a type rules cannot read: "
                        + value.getClass().getSimpleName());
        };
    }

    private static Object instance(String path, String expected, Class<?> type, Object value) {
        if (!type.isInstance(value)) {
            throw mismatch(path, expected, value);
        }
        return value;
    }

    private static UndefinedValue mismatch(String path, String expected, Object value) {
        return new UndefinedValue(path + " is " + describe(value) + ", expected " + expected);
    }

    /// `text`, `a number`: what a value is called in messages.
    static String describe(Object value) {
        return switch (value) {
            case String _ -> "text";
            case Number _ -> "a number";
            case Boolean _ -> "true or false";
            case Instant _ -> "a timestamp";
            case Duration _ -> "a duration";
            case Map<?, ?> _ -> "a map";
            case List<?> _ -> "a list";
            default -> value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
