package io.gimbal.serving;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// When failsafes answered. Every method is part of the caller's transaction.
public interface EngagementStore {
    long nextNumber(Transaction transaction) throws SQLException;

    /// Creates it, or replaces what is there of its number.
    void put(Transaction transaction, Engagement engagement) throws SQLException;

    /// The one that lasts.
    Optional<Engagement> current(Transaction transaction, EndpointName endpoint) throws SQLException;

    /// Oldest first.
    List<Engagement> list(Transaction transaction, EndpointName endpoint) throws SQLException;

    Optional<Engagement> find(Transaction transaction, long number) throws SQLException;
}
