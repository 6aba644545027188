package io.gimbal.pipelines;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The retrainings there were and are. Every method is part of the caller's transaction.
public interface RetrainingStore {
    /// One that is there already stays as it is.
    void create(Transaction transaction, Retraining retraining) throws SQLException;

    void update(Transaction transaction, Retraining retraining) throws SQLException;

    /// Oldest first.
    List<Retraining> list(Transaction transaction) throws SQLException;

    /// Those that are not decided, oldest first.
    List<Retraining> listOpen(Transaction transaction) throws SQLException;
}
