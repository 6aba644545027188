package io.gimbal.tracking.search;

import io.gimbal.core.Page;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A search of things that are few enough for one statement.
///
/// @param query everything that decides what is found, and in which order
/// @param from the table
/// @param number the expression for what its rows are kept under
record Listing(
        String query,
        String from,
        String number,
        List<Fragment> conditions,
        Ordering ordering,
        PageSize size,
        Optional<PageToken> after) {
    Page<Hit> page(Transaction transaction) throws SQLException {
        Fragment beyond = after.map(token -> ordering.position(token, query))
                .map(position -> Fragment.of(" AND ?", ordering.after(position)))
                .orElse(Fragment.NONE);
        Fragment statement = Fragment.of(
                "SELECT " + number + " AS number? FROM " + from + " WHERE ?? ORDER BY " + ordering.orderBy()
                        + " LIMIT ?",
                ordering.columns(),
                Fragment.join(" AND ", conditions),
                beyond,
                size.value() + 1);
        List<Hit> hits = transaction.list(
                statement.sql(), row -> new Hit(row.integer("number"), ordering.read(row)), statement.array());
        if (hits.size() <= size.value()) {
            return Page.last(hits);
        }
        List<Hit> items = hits.subList(0, size.value());
        return new Page<>(
                items, Optional.of(Ordering.token(query, items.getLast().values())));
    }
}
