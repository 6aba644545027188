package io.gimbal.query;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// How names, values and paths stand in DuckDB's SQL where nothing can be bound.
final class DuckDbText {
    private DuckDbText() {}

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// A path for reading functions, which take wildcards: each wildcard character becomes a class of itself.
    static String pattern(Path path) {
        return literal(path.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    static String list(Collection<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
