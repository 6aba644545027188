package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where data comes from: files of a certain name whose columns are cast to ours.
///
/// @param columns in the order in which datasets have them; a computed one may use those before it
/// @param id the columns that together identify a row; empty if each row stands for itself
public record Source(SourceName name, FilePattern files, List<SourceColumn> columns, List<String> id, Timing timing) {
    /// What datasets of a source with an id call the column that holds it: the texts of the id's columns,
    /// joined by `|`.
    public static final String ID = "id";

    public Source {
        Objects.requireNonNull(files);
        Objects.requireNonNull(timing);
        columns = List.copyOf(columns);
        id = List.copyOf(id);
        if (columns.stream().noneMatch(SourceColumn.Cast.class::isInstance)) {
            throw refused("columns", "source \"" + name + "\" reads no column of its files");
        }
        Set<String> names = new HashSet<>();
        for (SourceColumn column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw refused(
                        "columns." + column.name(),
                        "source \"" + name + "\" has two columns called \"" + column.name() + "\"");
            }
        }
        for (int i = 0; i < id.size(); i++) {
            type("id[" + i + "]", name, columns, id.get(i));
        }
        if (names.contains(ID) && !id.isEmpty() && !id.equals(List.of(ID))) {
            throw refused(
                    "columns." + ID,
                    "source \"" + name + "\" has a column called \"" + ID
                            + "\", which is the name of what identifies a row; call it something else");
        }
        for (String column : timing.time().stream().toList()) {
            expectTime("time", name, columns, column);
        }
        if (timing instanceof Timing.KnownAt known) {
            expectTime("known_at", name, columns, known.known());
        }
    }

    static Source of(Definition definition) {
        return Json.fromValue(definition.content(), SourceDeclaration.class)
                .named(new SourceName(definition.ref().name()));
    }

    private static void expectTime(String field, SourceName source, List<SourceColumn> columns, String column) {
        DataType type = type(field, source, columns, column);
        if (type != DataType.TIMESTAMP) {
            throw refused(
                    field,
                    "the time of source \"" + source + "\" is a timestamp, but column \"" + column + "\" is " + type);
        }
    }

    private static CodedException refused(String field, String why) {
        return CodedException.of(Problem.in(field, why));
    }

    private static DataType type(String field, SourceName source, List<SourceColumn> columns, String column) {
        List<String> names = columns.stream().map(SourceColumn::name).toList();
        return columns.stream()
                .filter(it -> it.name().equals(column))
                .map(SourceColumn::type)
                .findFirst()
                .orElseThrow(() -> {
                    Problem problem = Problem.in(field, "source \"" + source + "\" has no column \"" + column + "\"");
                    return CodedException.of(problem.withNearest(column, names));
                });
    }

    public Optional<SourceColumn> find(String column) {
        return columns.stream().filter(it -> it.name().equals(column)).findFirst();
    }

    /// Whether datasets have a column [#ID] beside those of the source.
    public boolean hasEventId() {
        return !id.isEmpty() && find(ID).isEmpty();
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
