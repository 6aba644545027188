package io.gimbal.cli.verbs;

import io.gimbal.cli.Table;
import io.gimbal.cli.Terminal;
import io.gimbal.client.Answer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;

/// Rows of data for people.
record RowsView(JsonObject found) {
    static RowsView of(Answer answer) {
        return new RowsView(Json.read(answer.bytes(), JsonObject.class));
    }

    void print(Terminal terminal) {
        Table table = new Table(found.array("columns").objects().stream()
                .map(column -> column.text("name"))
                .toArray(String[]::new));
        for (JsonValue row : found.array("rows").items()) {
            table.add(((JsonArray) row).items().stream().map(RowsView::cell).toArray());
        }
        terminal.print(table);
        int shown = found.array("rows").items().size();
        if (found.integer("row_count") > shown) {
            terminal.print(shown + " of " + found.integer("row_count") + " rows; --limit shows more");
        }
    }

    private static Object cell(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNull _ -> "–";
            default -> Json.text(value); // numbers, true and false
        };
    }
}
