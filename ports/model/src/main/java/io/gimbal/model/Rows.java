package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Named columns of equal length: what a model learns from and predicts for. Immutable and thread-safe.
public record Rows(List<String> names, List<Column> columns, int size) {
    public Rows {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        if (names.size() != columns.size() || new HashSet<>(names).size() != names.size()) {
            throw CodedException.invalidArgument("each column needs a name of its own: " + names);
        }
        for (int i = 0; i < names.size(); i++) {
            if (columns.get(i).size() != size) {
                throw CodedException.invalidArgument(
                        "column \"" + names.get(i) + "\" has " + columns.get(i).size() + " rows, expected " + size);
            }
        }
    }

    /// @param size the number of rows every column will have
    public static Builder builder(int size) {
        return new Builder(size);
    }

    /// @throws CodedException INVALID_ARGUMENT with the nearest name
    public Column column(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw CodedException.invalidArgument("no column \"" + name + "\""
                    + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
        }
        return columns.get(at);
    }

    /// These columns in this order, of what may be more.
    ///
    /// @throws CodedException INVALID_ARGUMENT with the nearest name
    public Rows select(List<String> wanted) {
        return wanted.equals(names)
                ? this
                : new Rows(wanted, wanted.stream().map(this::column).toList(), size);
    }

    /// One of the rows.
    public Rows row(int row) {
        return new Rows(names, columns.stream().map(column -> column.row(row)).toList(), 1);
    }

    /// Collects columns. Not thread-safe.
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<Column> columns = new ArrayList<>();
        private final int size;

        private Builder(int size) {
            this.size = size;
        }

        /// @param values NaN stands for missing
        /// @throws CodedException INVALID_ARGUMENT for an infinity, naming the column
        public Builder number(String name, double... values) {
            try {
                return column(name, NumberColumn.of(values));
            } catch (CodedException e) {
                throw new CodedException(e.code(), "column \"" + name + "\": " + e.getMessage(), e);
            }
        }

        /// @param values null stands for missing
        public Builder text(String name, @Nullable String... values) {
            return column(name, TextColumn.of(values));
        }

        public Builder column(String name, Column column) {
            names.add(name);
            columns.add(column);
            return this;
        }

        /// @throws CodedException INVALID_ARGUMENT if a name stands twice or a column has another length
        public Rows build() {
            return new Rows(names, columns, size);
        }
    }
}
