package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Where data comes from: files of a certain name whose columns are cast to ours.
///
/// @param columns in the order in which datasets have them; a computed one may use those before it
public record Source(SourceName name, FilePattern files, List<SourceColumn> columns) {
    public Source {
        Objects.requireNonNull(name);
        Objects.requireNonNull(files);
        columns = List.copyOf(columns);
        if (columns.stream().noneMatch(SourceColumn.Cast.class::isInstance)) {
            throw CodedException.invalidArgument("source \"" + name + "\" reads no column of its files");
        }
        Set<String> names = new HashSet<>();
        for (SourceColumn column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw CodedException.invalidArgument(
                        "source \"" + name + "\" has two columns called \"" + column.name() + "\"");
            }
        }
    }

    public List<SourceColumn.Cast> castColumns() {
        return columns.stream()
                .filter(SourceColumn.Cast.class::isInstance)
                .map(SourceColumn.Cast.class::cast)
                .toList();
    }

    public List<SourceColumn.Computed> computedColumns() {
        return columns.stream()
                .filter(SourceColumn.Computed.class::isInstance)
                .map(SourceColumn.Computed.class::cast)
                .toList();
    }
}
