package io.gimbal.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// Models and versions with all that is said of them. Every method is part of the caller's transaction.
public interface SnapshotStore {
    Optional<ModelSnapshot> find(Transaction transaction, ModelName model) throws SQLException;

    Optional<VersionSnapshot> find(Transaction transaction, VersionId version) throws SQLException;

    /// In the order of the query, then by name.
    Page<ModelSnapshot> models(Transaction transaction, RegistryQuery query, PageRequest page) throws SQLException;

    /// In the order of the query, else what was updated last first; then by name, and the highest number first.
    Page<VersionSnapshot> versions(Transaction transaction, RegistryQuery query, PageRequest page) throws SQLException;
}
