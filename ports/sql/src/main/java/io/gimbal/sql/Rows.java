package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Rows on their way into one table, at least one, each with as many values as the others.
record Rows(String into, List<Object[]> rows, String conflict) {
    /// For one row.
    String oneByOne() {
        return into + " VALUES (" + marks() + ") " + conflict;
    }

    /// For all of them as columns, which PostgreSQL takes in half the time.
    String asColumns() {
        return into + " SELECT * FROM unnest(" + marks() + ") " + conflict;
    }

    private int width() {
        return rows.getFirst().length;
    }

    private String marks() {
        return String.join(", ", Collections.nCopies(width(), "?"));
    }

    /// An array for each column; none if a column has no value at all, and so no type.
    Optional<Object[]> columns() {
        List<Object> columns = new ArrayList<>(width());
        for (int i = 0; i < width(); i++) {
            Object typical = firstValue(i);
            if (typical == null) {
                return Optional.empty();
            }
            columns.add(column(i, typical));
        }
        return Optional.of(columns.toArray());
    }

    private @Nullable Object firstValue(int column) {
        return rows.stream()
                .map(row -> value(row[column]))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Object[] column(int column, Object typical) {
        return switch (typical) {
            case String _ -> column(column, String[]::new);
            case Long _ -> column(column, Long[]::new);
            case Double _ -> column(column, Double[]::new);
            case Boolean _ -> column(column, Boolean[]::new);
            case byte[] _ -> column(column, byte[][]::new);
            default ->
                throw new CodedException(
                        ErrorCode.INTERNAL,
                        "value " + (column + 1) + " has a type no column keeps: " + typical.getClass());
        };
    }

    private Object[] column(int column, IntFunction<Object[]> array) {
        return rows.stream().map(row -> value(row[column])).toArray(array);
    }

    private static @Nullable Object value(Object given) {
        return switch (given) {
            case Optional<?> maybe when maybe.isPresent() -> value(maybe.get());
            case Optional<?> _ -> null;
            case Integer number -> number.longValue();
            case Instant instant -> Micros.of(instant);
            default -> given;
        };
    }
}
