package io.gimbal.graph;

import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Set;

/// What is different between two versions of an asset's facts: `{field: {before, after}}`, one level deep; a side that
/// lacks the field is left out.
public final class FactsDifference {
    private FactsDifference() {}

    public static JsonObject between(JsonObject before, JsonObject after) {
        Set<String> names = new LinkedHashSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        JsonObject.Builder difference = JsonObject.builder();
        for (String name : names) {
            JsonValue old = before.find(name).orElse(JsonNull.NULL);
            JsonValue now = after.find(name).orElse(JsonNull.NULL);
            if (!old.equals(now)) {
                difference.put(name, sides(before.has(name), old, after.has(name), now));
            }
        }
        return difference.build();
    }

    private static JsonObject sides(boolean hadIt, JsonValue old, boolean hasIt, JsonValue now) {
        JsonObject.Builder sides = JsonObject.builder();
        if (hadIt) {
            sides.put("before", old);
        }
        if (hasIt) {
            sides.put("after", now);
        }
        return sides.build();
    }
}
