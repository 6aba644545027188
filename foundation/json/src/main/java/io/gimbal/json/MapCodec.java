package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps with keys that are texts in JSON: strings, typed names, enum constants, dates.
record MapCodec(Codec keys, Codec values) implements Codec {
    @Override
    public Object read(Path path, JsonValue value) {
        if (!(value instanceof JsonObject(Map<String, JsonValue> fields))) {
            throw Mismatch.at(path, "an object", value);
        }
        Map<Object, Object> read = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Path at = path.field(name);
            read.put(keys.read(at, new JsonString(name)), values.read(at, field));
        });
        return Collections.unmodifiableMap(read);
    }

    @Override
    public JsonValue write(Path path, Object value) {
        Map<String, JsonValue> written = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, item) -> {
            String name = name(path, key);
            written.put(name, values.write(path.field(name), item));
        });
        return new JsonObject(written);
    }

    private String name(Path path, Object key) {
        return switch (keys.write(path, key)) {
            case JsonString(String name) -> name;
            case JsonObject _, JsonArray _, JsonNumber _, JsonBoolean _, JsonNull _ ->
                throw CodedException.unsupported(
                        "keys of type " + key.getClass().getName() + " are no texts in JSON");
        };
    }
}
