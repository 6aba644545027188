package io.gimbal.sql;

import io.gimbal.core.Page;
import io.gimbal.core.PagePosition;
import io.gimbal.core.PageRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Pages a list by the key of the last item of the page before: stable while others write, and as fast on the
/// thousandth page as on the first.
///
/// @param columns what the list is ordered by; together unique
/// @param direction of all columns
/// @param key an item's values of these columns: `String`, `Long` or `Instant`
public record Keyset<T>(List<String> columns, Direction direction, Function<T, List<Object>> key) {
    /// Which way a list goes.
    public enum Direction {
        ASCENDING(" ASC", " > "),
        DESCENDING(" DESC", " < ");

        private final String order;
        private final String beyond;

        Direction(String order, String beyond) {
            this.order = order;
            this.beyond = beyond;
        }
    }

    public Keyset {
        columns = List.copyOf(columns);
    }

    /// Reads one page.
    ///
    /// @param select a statement with a `WHERE` clause, without order and limit
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if the token is not of such a list
    public Page<T> read(
            Transaction transaction,
            PageRequest page,
            String select,
            Transaction.RowReader<T> reader,
            Object... parameters)
            throws SQLException {
        List<Object> values = new ArrayList<>(Arrays.asList(parameters));
        StringBuilder sql = new StringBuilder(select);
        if (page.after().isPresent()) {
            String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
            sql.append(" AND (").append(String.join(", ", columns)).append(")");
            sql.append(direction.beyond).append("(").append(marks).append(")");
            values.addAll(PagePosition.of(page.after().get(), list(), it -> it.size() == columns.size())
                    .values());
        }
        sql.append(" ORDER BY ");
        sql.append(columns.stream().map(column -> column + direction.order).collect(Collectors.joining(", ")));
        sql.append(" LIMIT ?");
        values.add(page.size() + 1);
        List<T> found = transaction.list(sql.toString(), reader, values.toArray());
        if (found.size() <= page.size()) {
            return Page.last(found);
        }
        List<T> items = found.subList(0, page.size());
        return new Page<>(items, Optional.of(new PagePosition(key.apply(items.getLast())).token(list())));
    }

    private String list() {
        return columns + direction.order;
    }
}
