package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    /// @throws CodedException INVALID_ARGUMENT if the token is not of such a list
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
            values.addAll(decode(page.after().get()));
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
        return new Page<>(items, Optional.of(encode(key.apply(items.getLast()))));
    }

    private static PageToken encode(List<Object> values) {
        return new PageToken(values.stream().map(Keyset::encodeValue).collect(Collectors.joining(",")));
    }

    private static String encodeValue(Object value) {
        return switch (value) {
            case Long number -> "n" + number;
            case Instant instant -> "i" + ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            default -> "t" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
        };
    }

    private List<Object> decode(PageToken token) {
        String[] parts = token.value().split(",", -1);
        try {
            if (parts.length == columns.size()) {
                return Arrays.stream(parts).map(Keyset::decodeValue).toList();
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CodedException(io.gimbal.core.ErrorCode.INVALID_ARGUMENT, notOfThisList(token), e);
        }
        throw CodedException.invalidArgument(notOfThisList(token));
    }

    private static Object decodeValue(String text) {
        if (text.startsWith("n")) {
            return Long.parseLong(text.substring(1));
        }
        if (text.startsWith("i")) {
            return Instant.EPOCH.plus(Long.parseLong(text.substring(1)), ChronoUnit.MICROS);
        }
        if (text.startsWith("t")) {
            return URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("no type: " + text);
    }

    private static String notOfThisList(PageToken token) {
        return "not a page token of this list: \"" + token.value() + "\"";
    }
}
