package io.gimbal.json;

import java.util.Locale;

/// A part of the tree as itself.
record TreeCodec(Class<? extends JsonValue> kind) implements Codec {
    @Override
    public Object read(Path path, JsonValue value) {
        if (!kind.isInstance(value)) {
            String name = kind.getSimpleName().replace("Json", "").toLowerCase(Locale.ROOT);
            throw Mismatch.at(path, "a JSON " + name, value);
        }
        return value;
    }

    @Override
    public JsonValue write(Path path, Object value) {
        return (JsonValue) value;
    }
}
