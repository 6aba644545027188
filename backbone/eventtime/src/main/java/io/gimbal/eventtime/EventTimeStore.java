package io.gimbal.eventtime;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// How far event time has come. Every method is part of the caller's transaction.
public interface EventTimeStore {
    /// Empty before the first move.
    Optional<Instant> reached(Transaction transaction) throws SQLException;

    void put(Transaction transaction, Instant reached) throws SQLException;
}
