package io.gimbal.tracking.store;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers that rows keep instead of what metrics, params and tags are called. A number once given never changes,
/// so what was committed is remembered.
final class SqlKeys {
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<Key, Long> known = new ConcurrentHashMap<>();

    /// The numbers of some keys.
    record Numbers(Map<Key, Long> byKey) {
        /// Of one of those keys.
        long of(Key key) {
            return Objects.requireNonNull(byKey.get(key), key::value);
        }
    }

    /// The numbers of the keys; those that have none get one.
    Numbers numbers(Transaction transaction, Collection<Key> keys) throws SQLException {
        Map<Key, Long> numbers = new HashMap<>();
        for (Key key : keys) {
            Long number = numbers.getOrDefault(key, known.get(key));
            numbers.put(key, number == null ? number(transaction, key) : number);
        }
        return new Numbers(numbers);
    }

    /// Empty if nothing was ever called so.
    Optional<Long> find(Transaction transaction, Key key) throws SQLException {
        Optional<Long> number = Optional.ofNullable(known.get(key));
        return number.isPresent() ? number : stored(transaction, key);
    }

    private long number(Transaction transaction, Key key) throws SQLException {
        Optional<Long> stored = stored(transaction, key);
        if (stored.isPresent()) {
            return stored.get();
        }
        long created = transaction
                .find("INSERT INTO tracking_key (name) VALUES (?) RETURNING id", row -> row.integer("id"), key.value())
                .orElseThrow();
        transaction.afterCommit(() -> remember(key, created));
        return created;
    }

    private Optional<Long> stored(Transaction transaction, Key key) throws SQLException {
        Optional<Long> number =
                transaction.find("SELECT id FROM tracking_key WHERE name = ?", row -> row.integer("id"), key.value());
        number.ifPresent(found -> transaction.afterCommit(() -> remember(key, found)));
        return number;
    }

    private void remember(Key key, long number) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(key, number);
    }
}
