package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What features need to know of a source: how its rows become events. Rows come from files, or are pushed one
/// by one; the id makes a row that came both ways one event.
///
/// @param columns every column features may read, in order
/// @param time the column with the event time; empty for rows that were always true
/// @param id the columns that together identify an event; empty when every row is an event of its own
/// @param availability when a row can first be used; the column it names also breaks ties between rows of equal
/// time
public record EventSource(
        SourceName name,
        Map<String, ColumnType> columns,
        Optional<String> time,
        List<String> id,
        Availability availability) {
    public EventSource {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        id = List.copyOf(id);
        columns.keySet().forEach(column -> Names.check("a column of source \"" + name + "\"", column));
        for (String column : time.stream().toList()) {
            expect(name, columns, column, ColumnType.TIMESTAMP);
        }
        if (availability instanceof Availability.KnownAt(String column)) {
            expect(name, columns, column, ColumnType.TIMESTAMP);
        }
        if (availability instanceof Availability.LandingDelay && time.isEmpty()) {
            throw CodedException.invalidArgument(
                    "source \"" + name + "\" has a landing delay and no time column to delay from");
        }
        for (String column : id) {
            typeOf(name, columns, column);
        }
    }

    /// @throws CodedException INVALID_ARGUMENT naming the nearest column if there is none of that name
    public ColumnType type(String column) {
        return typeOf(name, columns, column);
    }

    private static void expect(SourceName source, Map<String, ColumnType> columns, String column, ColumnType wanted) {
        ColumnType type = typeOf(source, columns, column);
        if (type != wanted) {
            throw CodedException.invalidArgument("column \"" + column + "\" of source \"" + source + "\" is "
                    + type.text() + ", expected " + wanted.text());
        }
    }

    private static ColumnType typeOf(SourceName source, Map<String, ColumnType> columns, String column) {
        return Optional.ofNullable(columns.get(column))
                .orElseThrow(() -> CodedException.invalidArgument("source \"" + source + "\" has no column \"" + column
                        + "\""
                        + NearestName.hint(column, columns.keySet())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }
}
