package io.gimbal.tracking.models;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.LoggedModelId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The logged models of one installation. Every method is part of the caller's transaction.
public interface LoggedModelStore {
    /// A new model in status pending, with the next number, without params and tags.
    LoggedModel create(
            Transaction transaction, LoggedModelId id, Experiment experiment, LoggedModelDraft draft, Instant at)
            throws SQLException;

    /// Empty for a deleted one, too.
    Optional<LoggedModel> find(Transaction transaction, LoggedModelId id) throws SQLException;

    /// The model with all that is known about it.
    LoggedModelRecord record(Transaction transaction, LoggedModel model) throws SQLException;

    void setStatus(Transaction transaction, LoggedModel model, LoggedModelStatus status, Instant at)
            throws SQLException;

    /// Hides the model from now on; one that is hidden stays as it is.
    ///
    /// @return false if there is none, hidden or not
    boolean delete(Transaction transaction, LoggedModelId id, Instant at) throws SQLException;

    /// The same value again changes nothing.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if one has another value already
    void createParams(Transaction transaction, LoggedModel model, Map<String, String> params) throws SQLException;

    void putTags(Transaction transaction, LoggedModel model, Map<String, String> tags) throws SQLException;

    /// @return false if there was none
    boolean deleteTag(Transaction transaction, LoggedModel model, String key) throws SQLException;
}
