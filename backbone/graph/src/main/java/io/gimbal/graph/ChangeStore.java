package io.gimbal.graph;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// The changes of one installation, which are only ever appended. Every method is part of the caller's transaction.
public interface ChangeStore {
    /// Positions follow the order of commits, on every database.
    Change append(
            Transaction transaction, AssetRef asset, String action, JsonObject difference, Reason reason, Instant at)
            throws SQLException;

    /// The asset's changes, newest first.
    Page<Change> list(Transaction transaction, AssetRef asset, PageRequest page) throws SQLException;

    /// Everybody's changes, newest first.
    Page<Change> listAll(Transaction transaction, PageRequest page) throws SQLException;
}
