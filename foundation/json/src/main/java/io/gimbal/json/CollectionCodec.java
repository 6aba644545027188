package io.gimbal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lists, and sets, which keep the order and refuse a repetition.
record CollectionCodec(Codec items, boolean distinct) implements Codec {
    @Override
    public Object read(Path path, JsonValue value) {
        if (!(value instanceof JsonArray(List<JsonValue> written))) {
            throw Mismatch.at(path, "an array", value);
        }
        Collection<Object> read = distinct ? new LinkedHashSet<>() : new ArrayList<>(written.size());
        for (int i = 0; i < written.size(); i++) {
            Path at = path.item(i);
            if (!read.add(items.read(at, written.get(i)))) {
                throw Mismatch.invalid(at, "stands twice in a set");
            }
        }
        return distinct ? Collections.unmodifiableSet((Set<?>) read) : List.copyOf(read);
    }

    @Override
    public JsonValue write(Path path, Object value) {
        Collection<?> collection = (Collection<?>) value;
        List<JsonValue> written = new ArrayList<>(collection.size());
        for (Object item : collection) {
            written.add(items.write(path.item(written.size()), item));
        }
        return new JsonArray(written);
    }
}
