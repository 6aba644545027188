package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Columns in order. No two have the same name, whatever their case.
public record Schema(List<Column> columns) {
    public Schema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(fold(column.name()))) {
                throw CodedException.invalidArgument(
                        "two columns are called \"" + column.name() + "\", give one of them another name");
            }
        }
    }

    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public int size() {
        return columns.size();
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /// The column of that name; its case does not matter.
    public Optional<Column> find(String name) {
        return columns.stream()
                .filter(column -> fold(column.name()).equals(fold(name)))
                .findFirst();
    }

    /// The 0-based place of a column.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the nearest column if there is no such column
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (fold(columns.get(i).name()).equals(fold(name))) {
                return i;
            }
        }
        throw CodedException.invalidArgument("no column \"" + name + "\""
                + NearestName.hint(name, names()).map(hint -> " (" + hint + ")").orElse(""));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
