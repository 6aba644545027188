package io.gimbal.features.offline;

import io.gimbal.features.ColumnType;
import io.gimbal.query.Column;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Pieces of SQL.
final class Sql {
    private Sql() {}

    /// A column's name in quotes.
    static String name(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    static <T> String list(Collection<T> items, Function<T, String> form) {
        return items.stream().map(form).collect(Collectors.joining(", "));
    }

    static String and(List<String> conditions) {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /// The column cast to our type, called as it is.
    static String cast(String column, ColumnType type) {
        return cast("", column, type) + " as " + name(column);
    }

    /// A column of a relation cast to our type.
    static String cast(String relation, String column, ColumnType type) {
        String qualified = relation.isEmpty() ? name(column) : relation + "." + name(column);
        return "cast(" + qualified + " as " + type(type) + ")";
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case LONG -> "bigint";
            case DOUBLE -> "double";
            case STRING -> "varchar";
            case BOOLEAN -> "boolean";
            case TIMESTAMP -> "timestamp";
        };
    }

    static Column column(String name, ColumnType type) {
        return new Column(
                name,
                switch (type) {
                    case LONG -> io.gimbal.query.ColumnType.INTEGER;
                    case DOUBLE -> io.gimbal.query.ColumnType.DOUBLE;
                    case STRING -> io.gimbal.query.ColumnType.TEXT;
                    case BOOLEAN -> io.gimbal.query.ColumnType.BOOLEAN;
                    case TIMESTAMP -> io.gimbal.query.ColumnType.TIMESTAMP;
                });
    }
}
