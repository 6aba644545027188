package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Set;

/// Where a change of a monitor's declaration is told to the monitor at work. Thread-safe.
public interface DeclaredAlerts {
    /// Part of the transaction that declares. Open alerts that are no longer declared end, and what they had asked for
    /// with them.
    void keepOnly(Transaction transaction, AssetRef monitor, Set<String> names) throws SQLException;
}
