package io.gimbal.tracking;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The runs of one installation. Every method is part of the caller's transaction.
public interface RunStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the id is taken
    void create(Transaction transaction, Run run) throws SQLException;

    Optional<Run> find(Transaction transaction, RunId id) throws SQLException;

    /// Replaces the run of the revision before `next`.
    ///
    /// @throws io.gimbal.core.CodedException CONFLICT if somebody else changed it first
    void update(Transaction transaction, Run next) throws SQLException;

    /// The runs of an experiment, the one started last first.
    Page<Run> list(Transaction transaction, ExperimentId experiment, LifecycleStage lifecycle, PageRequest page)
            throws SQLException;
}
