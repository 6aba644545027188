package io.gimbal.declare;

import io.gimbal.core.Problem.Location;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value somebody wrote, and where: every scalar, list, map and key knows its file, line and column. Keys of a map
/// are different from each other.
public sealed interface Located {
    Location location();

    /// The value without its places.
    JsonValue value();

    /// @param text as written, without quotes
    record Scalar(JsonValue value, String text, Location location) implements Located {}

    record Sequence(List<Located> items, Location location) implements Located {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public JsonValue value() {
            return new JsonArray(items.stream().map(Located::value).toList());
        }
    }

    record Mapping(List<Entry> entries, Location location) implements Located {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> find(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        @Override
        public JsonValue value() {
            JsonObject.Builder object = JsonObject.builder();
            entries.forEach(entry -> object.put(entry.key(), entry.value().value()));
            return object.build();
        }
    }

    /// @param location of the key
    record Entry(String key, Location location, Located value) {}

    /// A value that stands in no file, all of it at one place.
    static Located of(JsonValue value, Location location) {
        return switch (value) {
            case JsonArray array ->
                new Sequence(
                        array.items().stream().map(item -> of(item, location)).toList(), location);
            case JsonObject object -> mapping(object.fields(), location);
            case JsonString text -> new Scalar(text, text.value(), location);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> new Scalar(value, value.toString(), location);
        };
    }

    private static Mapping mapping(Map<String, JsonValue> fields, Location location) {
        return new Mapping(
                fields.entrySet().stream()
                        .map(field -> new Entry(field.getKey(), location, of(field.getValue(), location)))
                        .toList(),
                location);
    }
}
