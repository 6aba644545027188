package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// Where serving is told that a selector means another version, or none, or one for the first time. Thread-safe.
public interface ServingMoves {
    /// Called within the transaction that moves. Every request that begins after the commit is answered by the new
    /// version; those under way end with the old one. Lifts the failsafe where there is a new champion.
    ///
    /// @param model the address of the model
    /// @param version the one that the selector means now
    /// @param at event time
    void moved(
            Transaction transaction, AssetRef model, VersionSelector selector, int version, Reason reason, Instant at)
            throws SQLException;

    /// Called likewise where the version that the selector meant has left. What follows it is told as well.
    void left(Transaction transaction, AssetRef model, VersionSelector selector) throws SQLException;
}
