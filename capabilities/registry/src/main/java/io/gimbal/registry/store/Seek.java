package io.gimbal.registry.store;

import io.gimbal.core.PagePosition;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        NUMBER;

        boolean fits(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case NUMBER -> value instanceof Long;
            };
        }
    }

    Seek {
        columns = List.copyOf(columns);
    }

    String order() {
        return columns.stream().map(Column::order).collect(Collectors.joining(", "));
    }

    /// The condition for rows beyond the token's; its parameters are appended.
    String beyond(PageToken token, List<Object> parameters) {
        List<Object> values = PagePosition.of(token, order(), this::fits).values();
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
        List<Object> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(
                    switch (column.type()) {
                        case TEXT -> row.text(column.name());
                        case NUMBER -> row.integer(column.name());
                    });
        }
        return new PagePosition(values).token(order());
    }

    private boolean fits(List<Object> values) {
        return values.size() == columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> columns.get(i).type().fits(values.get(i)));
    }
}
