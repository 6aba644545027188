package io.gimbal.web.run;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/// JSON with a line for each value; a list of plain values stands in one.
final class JsonLayout {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private JsonLayout() {}

    static String of(JsonValue value) {
        JsonLayout layout = new JsonLayout();
        layout.add(value, "\n");
        return layout.text.toString();
    }

    private void add(JsonValue value, String line) {
        switch (value) {
            case JsonObject object when !object.fields().isEmpty() -> add(object, line);
            case JsonArray array when array.items().stream().anyMatch(JsonLayout::isNested) -> add(array, line);
            default -> text.append(Json.text(value));
        }
    }

    private static boolean isNested(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    private void add(JsonObject object, String line) {
        text.append('{');
        for (Iterator<Map.Entry<String, JsonValue>> fields =
                        object.fields().entrySet().iterator();
                fields.hasNext(); ) {
            Map.Entry<String, JsonValue> field = fields.next();
            text.append(line)
                    .append(INDENT)
                    .append(Json.text(new JsonString(field.getKey())))
                    .append(": ");
            add(field.getValue(), line + INDENT);
            text.append(fields.hasNext() ? "," : "");
        }
        text.append(line).append('}');
    }

    private void add(JsonArray array, String line) {
        text.append('[');
        for (Iterator<JsonValue> items = array.items().iterator(); items.hasNext(); ) {
            text.append(line).append(INDENT);
            add(items.next(), line + INDENT);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(line).append(']');
    }
}
