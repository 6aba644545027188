package io.gimbal.evidence;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.rules.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a check measured, as the values of a rule. A JSON null is a value that is not there. Not thread-safe.
final class EvidenceValues implements Values {
    private final Map<String, Object> values;

    private EvidenceValues(Map<String, Object> values) {
        this.values = values;
    }

    static EvidenceValues of(JsonObject measured) {
        return new EvidenceValues(map(measured));
    }

    /// Adds what was measured on something else, below a name of its own.
    void put(String name, JsonObject measured) {
        values.put(name, map(measured));
    }

    @Override
    public @Nullable Object find(String name) {
        return values.get(name);
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> values = new HashMap<>();
        object.fields().forEach((name, value) -> plain(value).ifPresent(plain -> values.put(name, plain)));
        return values;
    }

    private static Optional<Object> plain(JsonValue value) {
        return switch (value) {
            case JsonNull none -> Optional.empty();
            case JsonBoolean flag -> Optional.of(flag.value());
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number(number));
            case JsonArray array -> Optional.of(list(array));
            case JsonObject object -> Optional.of(map(object));
        };
    }

    private static Object number(JsonNumber number) {
        return switch (number) {
            case JsonNumber.Whole whole -> whole.longValue();
            case JsonNumber.Big big -> big.doubleValue();
            case JsonNumber.Real real -> real.doubleValue();
        };
    }

    private static List<Object> list(JsonArray array) {
        List<Object> items = new ArrayList<>();
        array.items().forEach(item -> plain(item).ifPresent(items::add));
        return items;
    }
}
