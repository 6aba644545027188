package io.gimbal.query;

import java.util.Collection;
import java.util.stream.Collectors;

/// How names and values stand in SQL where nothing can be bound. Values that can be bound are bound ([Query]).
public final class SqlText {
    private SqlText() {}

    /// A column's or table's name in quotes, whatever is in it.
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// A string literal, whatever is in it.
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// Names in quotes, with commas between them.
    public static String names(Collection<String> names) {
        return names.stream().map(SqlText::name).collect(Collectors.joining(", "));
    }
}
