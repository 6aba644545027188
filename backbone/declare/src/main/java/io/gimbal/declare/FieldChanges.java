package io.gimbal.declare;

import io.gimbal.declare.Plan.FieldChange;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two values down to the fields and elements that differ.
final class FieldChanges {
    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges() {}

    static List<FieldChange> between(JsonObject before, JsonObject after) {
        FieldChanges comparison = new FieldChanges();
        comparison.objects("", before, after);
        return comparison.changes;
    }

    private void values(String path, @Nullable JsonValue before, @Nullable JsonValue after) {
        if (before instanceof JsonObject old && after instanceof JsonObject now) {
            objects(path + ".", old, now);
        } else if (before instanceof JsonArray old && after instanceof JsonArray now) {
            arrays(path, old, now);
        } else if (before == null || !before.equals(after)) {
            changes.add(new FieldChange(path, Optional.ofNullable(before), Optional.ofNullable(after)));
        }
    }

    private void objects(String prefix, JsonObject before, JsonObject after) {
        Set<String> names = new LinkedHashSet<>(after.fields().keySet());
        names.addAll(before.fields().keySet());
        names.forEach(name ->
                values(prefix + name, before.fields().get(name), after.fields().get(name)));
    }

    private void arrays(String path, JsonArray before, JsonArray after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            values(
                    path + "[" + i + "]",
                    i < before.size() ? before.items().get(i) : null,
                    i < after.size() ? after.items().get(i) : null);
        }
    }
}
