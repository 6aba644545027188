package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;

/// Models and versions with all that is said of them: get and search. Thread-safe.
public final class Snapshots {
    private final Database database;
    private final SnapshotStore store;
    private final Models models;
    private final ModelVersions versions;

    public Snapshots(Database database, SnapshotStore store, Models models, ModelVersions versions) {
        this.database = database;
        this.store = store;
        this.models = models;
        this.versions = versions;
    }

    /// @throws CodedException NOT_FOUND
    public ModelSnapshot get(Transaction transaction, ModelName model) throws SQLException {
        models.get(transaction, model);
        return store.find(transaction, model).orElseThrow();
    }

    /// @throws CodedException NOT_FOUND
    public VersionSnapshot get(VersionId version) {
        return database.read(transaction -> get(transaction, version));
    }

    /// @throws CodedException NOT_FOUND
    public VersionSnapshot get(Transaction transaction, VersionId version) throws SQLException {
        versions.get(transaction, version);
        return store.find(transaction, version).orElseThrow();
    }

    /// Prompts only if the query asks for them.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the page is not of this query
    public Page<ModelSnapshot> searchModels(RegistryQuery query, PageRequest page) {
        return database.read(transaction -> store.models(transaction, query, page));
    }

    /// Prompts only if the query asks for them.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the page is not of this query
    public Page<VersionSnapshot> searchVersions(RegistryQuery query, PageRequest page) {
        return database.read(transaction -> store.versions(transaction, query, page));
    }
}
