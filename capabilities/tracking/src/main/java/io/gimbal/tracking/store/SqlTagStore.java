package io.gimbal.tracking.store;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TagStore;
import java.sql.SQLException;
import java.util.List;

final class SqlTagStore implements TagStore {
    @Override
    public void put(Transaction transaction, RunId run, List<Tag> tags) throws SQLException {
        transaction.batch(
                "INSERT INTO tracking_tag (run, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (run, name) DO UPDATE SET value = excluded.value",
                tags.stream()
                        .map(tag -> new Object[] {run.value(), tag.key().value(), tag.value()})
                        .toList());
    }

    @Override
    public boolean delete(Transaction transaction, RunId run, Key key) throws SQLException {
        return transaction.update("DELETE FROM tracking_tag WHERE run = ? AND name = ?", run.value(), key.value()) == 1;
    }

    @Override
    public List<Tag> list(Transaction transaction, RunId run) throws SQLException {
        return transaction.list(
                "SELECT name, value FROM tracking_tag WHERE run = ? ORDER BY name",
                row -> new Tag(new Key(row.text("name")), row.text("value")),
                run.value());
    }
}
