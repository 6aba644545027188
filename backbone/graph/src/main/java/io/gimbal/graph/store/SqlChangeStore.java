package io.gimbal.graph.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import io.gimbal.graph.ChangeStore;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

final class SqlChangeStore implements ChangeStore {
    private static final Keyset<Change> NEWEST_FIRST =
            new Keyset<>(List.of("position"), Keyset.Direction.DESCENDING, change -> List.of(change.position()));

    @Override
    public Change append(
            Transaction transaction, AssetRef asset, String action, JsonObject difference, Reason reason, Instant at)
            throws SQLException {
        transaction.update("UPDATE graph_position SET last = last + 1 WHERE only_row = 1");
        long position = transaction
                .find("SELECT last FROM graph_position WHERE only_row = 1", row -> row.integer("last"))
                .orElseThrow();
        Change change = new Change(position, asset, action, difference, reason, at);
        transaction.update(
                "INSERT INTO graph_change (position, asset, action, difference, who, why, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                position,
                asset.toString(),
                action,
                Json.text(difference),
                reason.who(),
                reason.why(),
                at);
        return change;
    }

    @Override
    public Page<Change> list(Transaction transaction, AssetRef asset, PageRequest page) throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM graph_change WHERE asset = ?",
                SqlChangeStore::change,
                asset.toString());
    }

    @Override
    public Page<Change> listAll(Transaction transaction, PageRequest page) throws SQLException {
        return NEWEST_FIRST.read(transaction, page, "SELECT * FROM graph_change WHERE 1 = 1", SqlChangeStore::change);
    }

    private static Change change(Row row) throws SQLException {
        return new Change(
                row.integer("position"),
                AssetRef.parse(row.text("asset")),
                row.text("action"),
                Json.read(row.text("difference"), JsonObject.class),
                new Reason(row.text("who"), row.text("why")),
                row.instant("at"));
    }
}
