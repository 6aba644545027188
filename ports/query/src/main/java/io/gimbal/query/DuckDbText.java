package io.gimbal.query;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// What only DuckDB's SQL has.
final class DuckDbText {
    private DuckDbText() {}

    /// A path for reading functions, which take wildcards: each wildcard character becomes a class of itself.
    static String pattern(Path path) {
        return SqlText.literal(path.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    static String list(Collection<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
