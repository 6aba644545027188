package io.gimbal.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The versions of models. Of a version only its description changes. Every method is part of the caller's transaction.
public interface VersionStore {
    void create(Transaction transaction, ModelVersion version) throws SQLException;

    /// The number of the next version, from 1. No number is given twice, also not after versions or the whole model
    /// have been deleted.
    int takeNumber(Transaction transaction, ModelName model) throws SQLException;

    /// The number that was taken last; 0 before the first.
    int lastNumber(Transaction transaction, ModelName model) throws SQLException;

    /// @param at wall-clock time
    void describe(Transaction transaction, VersionId id, String description, Instant at) throws SQLException;

    /// Says that something about the version has changed.
    void touch(Transaction transaction, VersionId id, Instant at) throws SQLException;

    /// Forgets the version with its tags, where it stands and how it came there. No alias may name it.
    void delete(Transaction transaction, VersionId id) throws SQLException;

    Optional<ModelVersion> find(Transaction transaction, VersionId id) throws SQLException;

    /// Newest first.
    Page<ModelVersion> list(Transaction transaction, ModelName model, PageRequest page) throws SQLException;
}
