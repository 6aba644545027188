package io.gimbal.tracking.store;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Beginning;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TagStore;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class SqlTagStore implements TagStore {
    private final SqlKeys keys;

    SqlTagStore(SqlKeys keys) {
        this.keys = keys;
    }

    @Override
    public void put(Transaction transaction, RunKey run, List<Tag> tags) throws SQLException {
        Map<Key, String> last = new LinkedHashMap<>();
        tags.forEach(tag -> last.put(tag.key(), tag.value()));
        SqlKeys.Numbers numbers = keys.numbers(transaction, last.keySet());
        transaction.insert(
                "INSERT INTO tracking_tag (run, key, experiment, value, beginning)",
                last.entrySet().stream()
                        .map(tag -> new Object[] {
                            run.number(),
                            numbers.of(tag.getKey()),
                            run.experiment().number(),
                            tag.getValue(),
                            Beginning.of(tag.getValue())
                        })
                        .toList(),
                "ON CONFLICT (run, key) DO UPDATE SET value = excluded.value," + " beginning = excluded.beginning");
    }

    @Override
    public boolean delete(Transaction transaction, RunKey run, Key key) throws SQLException {
        Optional<Long> number = keys.find(transaction, key);
        return number.isPresent()
                && transaction.update("DELETE FROM tracking_tag WHERE run = ? AND key = ?", run.number(), number.get())
                        == 1;
    }

    @Override
    public List<Tag> list(Transaction transaction, RunKey run) throws SQLException {
        return transaction.list(
                "SELECT k.name AS name, t.value AS value FROM tracking_tag t JOIN tracking_key k ON k.id = t.key"
                        + " WHERE t.run = ? ORDER BY k.name",
                row -> new Tag(new Key(row.text("name")), row.text("value")),
                run.number());
    }
}
