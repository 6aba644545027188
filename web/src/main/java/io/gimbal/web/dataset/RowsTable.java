package io.gimbal.web.dataset;

import io.gimbal.data.Table;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.web.kit.Figures;
import java.util.ArrayList;
import java.util.List;

/// Some rows as a page shows them: rounded, short, and numbers below each other.
final class RowsTable {
    private static final String OURS = "gimbal_";

    private RowsTable() {}

    /// Read as it would be answered: what columns are like is no business of pages.
    static DatasetView.SomeRows of(Table table) {
        List<DatasetView.Column> columns = ((JsonObject) Json.toValue(table))
                .array("columns").items().stream()
                        .map(column -> column((JsonObject) column))
                        .toList();
        List<List<String>> cells =
                table.rows().stream().map(row -> cells(columns, row)).toList();
        return new DatasetView.SomeRows(columns, cells, Figures.count(table.rowCount()));
    }

    private static DatasetView.Column column(JsonObject column) {
        String name = column.text("name");
        return new DatasetView.Column(
                name.startsWith(OURS) ? name.substring(OURS.length()) : name,
                switch (column.text("type")) {
                    case "integer", "double" -> true;
                    default -> false;
                },
                column.text("type").equals("timestamp"));
    }

    private static List<String> cells(List<DatasetView.Column> columns, JsonArray row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cell(row.items().get(i));
            cells.add(columns.get(i).time() ? cell.replace('T', ' ').replace("Z", "") : cell);
        }
        return cells;
    }

    private static String cell(JsonValue value) {
        return switch (value) {
            case JsonString text -> text.value();
            case JsonNull _ -> "";
            case JsonNumber.Real number -> Figures.number(number.doubleValue());
            case JsonNumber number -> Json.text(number);
            case JsonObject other -> Json.text(other);
            case JsonArray other -> Json.text(other);
            case JsonBoolean other -> Json.text(other);
        };
    }
}
