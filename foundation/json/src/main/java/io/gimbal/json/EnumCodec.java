package io.gimbal.json;

import io.gimbal.core.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;

/// Constants in lower-case-dashed, and in no other way.
final class EnumCodec implements Codec {
    private final Map<String, Enum<?>> constants = new LinkedHashMap<>();

    EnumCodec(Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> named = (Enum<?>) constant;
            constants.put(Names.ofConstant(named), named);
        }
    }

    @Override
    public Object read(Path path, JsonValue value) {
        if (!(value instanceof JsonString(String name))) {
            throw Mismatch.at(path, "one of " + String.join(", ", constants.keySet()), value);
        }
        Enum<?> constant = constants.get(name);
        if (constant == null) {
            String hint = NearestName.hint(name, constants.keySet())
                    .map(text -> " (" + text + ")")
                    .orElse("");
            throw Mismatch.invalid(path, "\"" + name + "\" is not known" + hint);
        }
        return constant;
    }

    @Override
    public JsonValue write(Path path, Object value) {
        return new JsonString(Names.ofConstant((Enum<?>) value));
    }
}
