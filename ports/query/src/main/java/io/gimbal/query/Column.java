package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.util.Objects;

/// A named and typed column of a relation or result.
public record Column(String name, ColumnType type) {
    public Column {
        Objects.requireNonNull(type);
        if (name.isBlank() || name.length() > 1_000) {
            throw CodedException.invalidArgument(
                    "a column's name must have 1 to 1000 characters and not only spaces: \"" + name + "\"");
        }
    }
}
