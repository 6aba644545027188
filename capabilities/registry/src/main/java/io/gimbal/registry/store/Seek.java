package io.gimbal.registry.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageToken;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.sql.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Pages a list whose columns go in different directions, by the values of the last row of the page before: stable
/// while others write, and as fast on the thousandth page as on the first.
///
/// @param columns together unique, none ever NULL
record Seek(List<Column> columns) {
    /// @param type of the values
    record Column(String name, ColumnType type, boolean ascending) {
        String order() {
            return name + (ascending ? " ASC" : " DESC");
        }

        String beyond() {
            return name + (ascending ? " > ?" : " < ?");
        }
    }

    /// What a column holds.
    enum ColumnType {
        TEXT,
        NUMBER
    }

    Seek {
        columns = List.copyOf(columns);
    }

    String order() {
        return columns.stream().map(Column::order).collect(Collectors.joining(", "));
    }

    /// The condition for rows beyond the token's; its parameters are appended.
    String beyond(PageToken token, List<Object> parameters) {
        List<Object> values = decode(token);
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> way = new ArrayList<>();
            for (int same = 0; same < i; same++) {
                way.add(columns.get(same).name() + " = ?");
                parameters.add(values.get(same));
            }
            way.add(columns.get(i).beyond());
            parameters.add(values.get(i));
            ways.add(String.join(" AND ", way));
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    PageToken token(Row row) throws SQLException {
        List<JsonValue> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(
                    switch (column.type()) {
                        case TEXT -> new JsonString(row.text(column.name()));
                        case NUMBER -> JsonValue.of(row.integer(column.name()));
                    });
        }
        JsonObject token = JsonObject.builder()
                .put("order", order())
                .put("after", new JsonArray(values))
                .build();
        return new PageToken(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(token).getBytes(StandardCharsets.UTF_8)));
    }

    private List<Object> decode(PageToken token) {
        try {
            JsonObject json = (JsonObject) Json.parse(Base64.getUrlDecoder().decode(token.value()));
            List<JsonValue> values = json.array("after").items();
            if (json.text("order").equals(order()) && values.size() == columns.size()) {
                return decode(values);
            }
        } catch (CodedException | IllegalArgumentException | ClassCastException e) {
            throw new CodedException(io.gimbal.core.ErrorCode.INVALID_ARGUMENT, notOfThisList(token), e);
        }
        throw CodedException.invalidArgument(notOfThisList(token));
    }

    private List<Object> decode(List<JsonValue> values) {
        List<Object> decoded = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            decoded.add(
                    switch (columns.get(i).type()) {
                        case TEXT -> ((JsonString) values.get(i)).value();
                        case NUMBER -> ((JsonNumber) values.get(i)).longValue();
                    });
        }
        return decoded;
    }

    private static String notOfThisList(PageToken token) {
        return "not a page token of this list: \"" + token.value() + "\"";
    }
}
