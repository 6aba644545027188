package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named values in the order they were written. Equal objects have equal fields, in any order.
///
/// The accessors named by a type demand the field; those that begin with `find` treat an absent field and a null
/// alike.
public record JsonObject(Map<String, JsonValue> fields) implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        fields = Fields.copyOf(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A builder that holds these fields already.
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.fields.putAll(fields);
        return builder;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// The field as it stands, a [JsonNull] included.
    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// @throws CodedException INVALID_ARGUMENT if there is no such field
    public JsonValue get(String name) {
        JsonValue value = fields.get(name);
        if (value == null) {
            throw Mismatch.missing(Path.of(name));
        }
        return value;
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or no text
    public String text(String name) {
        return need(name, "text", JsonString.class).value();
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or no number
    public double number(String name) {
        return need(name, "a number", JsonNumber.class).doubleValue();
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or no whole number of 64 bits
    public long integer(String name) {
        return whole(name, need(name, "a whole number", JsonNumber.class));
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or neither true nor false
    public boolean flag(String name) {
        return need(name, "true or false", JsonBoolean.class).value();
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or no array
    public JsonArray array(String name) {
        return need(name, "an array", JsonArray.class);
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is absent or no object
    public JsonObject object(String name) {
        return need(name, "an object", JsonObject.class);
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and no text
    public Optional<String> findText(String name) {
        return Optional.ofNullable(seek(name, "text", JsonString.class)).map(JsonString::value);
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and no number
    public Optional<Double> findNumber(String name) {
        return Optional.ofNullable(seek(name, "a number", JsonNumber.class)).map(JsonNumber::doubleValue);
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and no whole number of 64 bits
    public Optional<Long> findInteger(String name) {
        return Optional.ofNullable(seek(name, "a whole number", JsonNumber.class))
                .map(number -> whole(name, number));
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and neither true nor false
    public Optional<Boolean> findFlag(String name) {
        return Optional.ofNullable(seek(name, "true or false", JsonBoolean.class))
                .map(JsonBoolean::value);
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and no array
    public Optional<JsonArray> findArray(String name) {
        return Optional.ofNullable(seek(name, "an array", JsonArray.class));
    }

    /// @throws CodedException INVALID_ARGUMENT if the field is there and no object
    public Optional<JsonObject> findObject(String name) {
        return Optional.ofNullable(seek(name, "an object", JsonObject.class));
    }

    private <T extends JsonValue> T need(String name, String expected, Class<T> type) {
        JsonValue value = get(name);
        if (!type.isInstance(value)) {
            throw Mismatch.at(Path.of(name), expected, value);
        }
        return type.cast(value);
    }

    private <T extends JsonValue> @Nullable T seek(String name, String expected, Class<T> type) {
        JsonValue value = fields.get(name);
        return value == null || value instanceof JsonNull ? null : need(name, expected, type);
    }

    private static long whole(String name, JsonNumber number) {
        try {
            return number.longValue();
        } catch (CodedException e) {
            throw Mismatch.rethrown(Path.of(name), e);
        }
    }

    @Override
    public String toString() {
        return Json.text(this);
    }

    /// Collects fields; a name put twice keeps its place and takes the new value. Not thread-safe.
    public static final class Builder {
        private final Map<String, JsonValue> fields = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            fields.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new JsonString(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, double value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, JsonValue.of(value));
        }

        public JsonObject build() {
            return new JsonObject(fields);
        }
    }
}
