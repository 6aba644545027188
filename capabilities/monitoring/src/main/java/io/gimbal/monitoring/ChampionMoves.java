package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// Where monitoring is told that an endpoint has another champion. Thread-safe.
public interface ChampionMoves {
    /// Part of the transaction that moves. Whoever watches the endpoint starts over: open alerts end, streaks are
    /// forgotten, and the reference is the new version's. Nothing happens where it is champion already.
    ///
    /// @param version a model version
    /// @param at event time
    void moved(Transaction transaction, AssetRef endpoint, AssetRef version, Instant at) throws SQLException;
}
