package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Where serving is told that a selector means another version, or none, or one for the first time. Thread-safe.
public interface ServingMoves {
    /// Called within the transaction that moves. Every request that begins after the commit is answered by the new
    /// version; those under way end with the old one. Lifts the failsafe where there is a new champion.
    ///
    /// @param model the address of the model
    /// @param version the one that the selector means now; empty where one has left, whatever follows it
    /// @param at event time
    void moved(
            Transaction transaction,
            AssetRef model,
            VersionSelector selector,
            Optional<Integer> version,
            Reason reason,
            Instant at)
            throws SQLException;
}
