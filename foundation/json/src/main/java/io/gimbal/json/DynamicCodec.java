package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a value by the class it turns out to have: what is handed to [Json#toValue], and components of a type that
/// only the caller knows (the items of a `Page<T>`). It cannot read.
enum DynamicCodec implements Codec {
    INSTANCE;

    @Override
    public Object read(Path path, JsonValue value) {
        throw CodedException.unsupported("field \"" + path + "\" has no type to be read as");
    }

    @Override
    public JsonValue write(Path path, Object value) {
        return switch (value) {
            case JsonValue tree -> tree;
            case List<?> list -> new CollectionCodec(this, false).write(path, list);
            case Set<?> set -> new CollectionCodec(this, true).write(path, set);
            case Map<?, ?> map -> new MapCodec(this, this).write(path, map);
            case Enum<?> constant -> Codecs.of(constant.getDeclaringClass()).write(path, constant);
            default -> Codecs.of(value.getClass()).write(path, value);
        };
    }
}
