package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A list of values.
public record JsonArray(List<JsonValue> items) implements JsonValue {
    public JsonArray {
        items = List.copyOf(items);
    }

    public static JsonArray of(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    public static JsonArray ofTexts(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    public int size() {
        return items.size();
    }

    /// @throws CodedException INVALID_ARGUMENT if an item is something else
    public List<JsonObject> objects() {
        return items("an object", JsonObject.class);
    }

    /// @throws CodedException INVALID_ARGUMENT if an item is something else
    public List<String> texts() {
        return items("text", JsonString.class).stream().map(JsonString::value).toList();
    }

    /// @throws CodedException INVALID_ARGUMENT if an item is something else
    public List<JsonNumber> numbers() {
        return items("a number", JsonNumber.class);
    }

    private <T extends JsonValue> List<T> items(String expected, Class<T> type) {
        List<T> typed = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (!type.isInstance(items.get(i))) {
                throw Mismatch.at(Path.ROOT.item(i), expected, items.get(i));
            }
            typed.add(type.cast(items.get(i)));
        }
        return typed;
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
