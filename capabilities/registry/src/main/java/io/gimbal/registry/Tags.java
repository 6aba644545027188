package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Free labels of models and versions: put, find, list and delete. Thread-safe. They are no changes of the graph.
public final class Tags {
    private final Database database;
    private final TagStore store;
    private final Models models;
    private final ModelVersions versions;

    public Tags(Database database, TagStore store, Models models, ModelVersions versions) {
        this.database = database;
        this.store = store;
        this.models = models;
        this.versions = versions;
    }

    /// @throws CodedException NOT_FOUND if there is no such model
    public Tag put(ModelName model, Tag tag) {
        return database.write(transaction -> put(transaction, model, tag));
    }

    public Tag put(Transaction transaction, ModelName model, Tag tag) throws SQLException {
        models.get(transaction, model);
        store.put(transaction, model, tag);
        return tag;
    }

    /// @throws CodedException NOT_FOUND if there is no such version
    public Tag put(VersionId version, Tag tag) {
        return database.write(transaction -> put(transaction, version, tag));
    }

    public Tag put(Transaction transaction, VersionId version, Tag tag) throws SQLException {
        versions.get(transaction, version);
        store.put(transaction, version, tag);
        return tag;
    }

    /// Nothing happens if the model has no such tag.
    ///
    /// @throws CodedException NOT_FOUND if there is no such model
    public void delete(ModelName model, String key) {
        database.write(transaction -> {
            delete(transaction, model, key);
            return key;
        });
    }

    public void delete(Transaction transaction, ModelName model, String key) throws SQLException {
        models.get(transaction, model);
        store.delete(transaction, model, key);
    }

    /// Nothing happens if the version has no such tag.
    ///
    /// @throws CodedException NOT_FOUND if there is no such version
    public void delete(VersionId version, String key) {
        database.write(transaction -> {
            delete(transaction, version, key);
            return key;
        });
    }

    public void delete(Transaction transaction, VersionId version, String key) throws SQLException {
        versions.get(transaction, version);
        store.delete(transaction, version, key);
    }

    /// In order of key.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such model
    public List<Tag> list(ModelName model) {
        return database.read(transaction ->
                store.list(transaction, models.get(transaction, model).name()));
    }

    /// In order of key.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such version
    public List<Tag> list(VersionId version) {
        return database.read(transaction ->
                store.list(transaction, versions.get(transaction, version).id()));
    }

    /// Whether the version has moved since the tag was set.
    boolean isSpent(Transaction transaction, VersionId version, String key) throws SQLException {
        return store.isSpent(transaction, version, key);
    }

    /// The value of a version's tag.
    public Optional<String> find(Transaction transaction, VersionId version, String key) throws SQLException {
        return store.list(transaction, version).stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst();
    }
}
