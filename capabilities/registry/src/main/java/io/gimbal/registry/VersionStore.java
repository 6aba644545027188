package io.gimbal.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The versions of models, which never change. Every method is part of the caller's transaction.
public interface VersionStore {
    void create(Transaction transaction, ModelVersion version) throws SQLException;

    /// The number of the next version, from 1 without gaps.
    int nextNumber(Transaction transaction, ModelName model) throws SQLException;

    Optional<ModelVersion> find(Transaction transaction, VersionId id) throws SQLException;

    /// Newest first.
    Page<ModelVersion> list(Transaction transaction, ModelName model, PageRequest page) throws SQLException;
}
