package io.gimbal.tracking;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The runs of one installation. Every method is part of the caller's transaction.
public interface RunStore {
    /// A new run of the first revision, with the next number.
    ///
    /// @param experiment must be active
    /// @param draft says when the run started
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the id is taken
    Run create(Transaction transaction, RunId id, Experiment experiment, RunDraft draft) throws SQLException;

    Optional<Run> find(Transaction transaction, RunId id) throws SQLException;

    /// The active run of the same experiment, part of no other, that started last before it.
    Optional<Run> findBefore(Transaction transaction, Run run) throws SQLException;

    /// Those of the runs that exist, without the rest of their records: for what is written thousands of times a
    /// second.
    Map<RunId, RunState> states(Transaction transaction, Collection<RunId> ids) throws SQLException;

    /// Replaces the run of the revision before `next`.
    ///
    /// @throws io.gimbal.core.CodedException CONFLICT if somebody else changed it first
    void update(Transaction transaction, Run next) throws SQLException;

    /// Hides the run from now on.
    void delete(Transaction transaction, Run run, Instant at) throws SQLException;

    void restore(Transaction transaction, Run run) throws SQLException;

    /// The runs of an experiment, the one started last first.
    Page<Run> list(Transaction transaction, ExperimentId experiment, LifecycleStage lifecycle, PageRequest page)
            throws SQLException;
}
