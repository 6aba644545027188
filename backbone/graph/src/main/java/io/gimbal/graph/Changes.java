package io.gimbal.graph;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Who changed what, when and why. Thread-safe.
public final class Changes {
    private final Database database;
    private final ChangeStore store;
    private final InstantSource time;

    public Changes(Database database, ChangeStore store, InstantSource time) {
        this.database = database;
        this.store = store;
        this.time = time;
    }

    /// Records what a capability did to an asset, such as a promotion.
    public Change append(Transaction transaction, AssetRef asset, String action, JsonObject difference, Reason reason)
            throws SQLException {
        return store.append(
                transaction, asset, action, difference, reason, time.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// The asset's changes, newest first; those of a deleted asset stay readable.
    public Page<Change> list(AssetRef asset, PageRequest page) {
        return database.read(transaction -> store.list(transaction, asset, page));
    }

    /// Everybody's changes, newest first.
    public Page<Change> listAll(PageRequest page) {
        return database.read(transaction -> store.listAll(transaction, page));
    }
}
