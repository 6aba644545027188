package io.gimbal.tracking;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The experiments of one installation. Every method is part of the caller's transaction.
public interface ExperimentStore {
    /// The next experiment, active, without tags.
    ///
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the name is taken, also by a deleted experiment
    Experiment create(Transaction transaction, ExperimentDraft draft, Instant at) throws SQLException;

    Optional<Experiment> find(Transaction transaction, ExperimentId id) throws SQLException;

    Optional<Experiment> findByName(Transaction transaction, String name) throws SQLException;

    /// Stores name, lifecycle and time of the change.
    ///
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if its new name is taken
    void update(Transaction transaction, Experiment next) throws SQLException;

    /// Newest first.
    Page<Experiment> list(Transaction transaction, LifecycleStage lifecycle, PageRequest page) throws SQLException;

    /// In order of key.
    List<Tag> tags(Transaction transaction, ExperimentId id) throws SQLException;

    void putTag(Transaction transaction, ExperimentId id, Tag tag) throws SQLException;

    /// @return false if there was none
    boolean deleteTag(Transaction transaction, ExperimentId id, Key key) throws SQLException;
}
