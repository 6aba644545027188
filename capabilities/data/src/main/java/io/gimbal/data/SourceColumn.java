package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.Objects;

/// A column as the rest of Gimbal knows it, and where its values come from.
public sealed interface SourceColumn {
    String name();

    DataType type();

    /// Cast from a column of the files.
    ///
    /// @param from what the files call it; case does not matter
    record Cast(String name, String from, DataType type) implements SourceColumn {
        public Cast {
            SourceColumn.checkName(name);
            Objects.requireNonNull(type);
            if (from.isBlank()) {
                throw CodedException.invalidArgument("column \"" + name + "\" does not say where it comes from");
            }
        }
    }

    /// Computed from the other columns of the row by an SQL expression. What it cannot compute is missing.
    record Computed(String name, String sql, DataType type) implements SourceColumn {
        public Computed {
            SourceColumn.checkName(name);
            Objects.requireNonNull(type);
            if (sql.isBlank()) {
                throw CodedException.invalidArgument("column \"" + name + "\" has an empty expression");
            }
        }
    }

    /// What features and SQL can call a column too; two underscores join the name of a view to that of a feature.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it is none
    static void checkName(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,62}")
                || name.contains("__")
                || name.endsWith("_")
                || name.startsWith("gimbal_")) {
            throw CodedException.invalidArgument("not a column's name: \"" + name
                    + "\", expected a letter, then letters, digits and single underscores, 63 characters at most,"
                    + " and not gimbal_...");
        }
    }
}
