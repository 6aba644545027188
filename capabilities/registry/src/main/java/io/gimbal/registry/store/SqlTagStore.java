package io.gimbal.registry.store;

import io.gimbal.registry.ModelName;
import io.gimbal.registry.Tag;
import io.gimbal.registry.TagStore;
import io.gimbal.registry.VersionId;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

final class SqlTagStore implements TagStore {
    private static final String OF_MODEL = " WHERE namespace = ? AND model = ?";
    private static final String OF_VERSION = " WHERE namespace = ? AND model = ? AND number = ?";

    @Override
    public void put(Transaction transaction, ModelName model, Tag tag) throws SQLException {
        transaction.update(
                "INSERT INTO registry_model_tag (namespace, model, key, value) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, model, key) DO UPDATE SET value = excluded.value",
                model.namespace(),
                model.name(),
                tag.key(),
                tag.value());
    }

    @Override
    public void put(Transaction transaction, VersionId version, Tag tag) throws SQLException {
        transaction.update(
                "INSERT INTO registry_version_tag (namespace, model, number, key, value) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, model, number, key)"
                        + " DO UPDATE SET value = excluded.value, spent = FALSE",
                version.model().namespace(),
                version.model().name(),
                version.number(),
                tag.key(),
                tag.value());
    }

    @Override
    public void spend(Transaction transaction, VersionId version, String key) throws SQLException {
        transaction.update(
                "UPDATE registry_version_tag SET spent = TRUE" + OF_VERSION + " AND key = ?",
                version.model().namespace(),
                version.model().name(),
                version.number(),
                key);
    }

    @Override
    public boolean isSpent(Transaction transaction, VersionId version, String key) throws SQLException {
        return transaction
                .find(
                        "SELECT key FROM registry_version_tag" + OF_VERSION + " AND key = ? AND spent",
                        row -> row.text("key"),
                        version.model().namespace(),
                        version.model().name(),
                        version.number(),
                        key)
                .isPresent();
    }

    @Override
    public void delete(Transaction transaction, ModelName model, String key) throws SQLException {
        transaction.update(
                "DELETE FROM registry_model_tag" + OF_MODEL + " AND key = ?", model.namespace(), model.name(), key);
    }

    @Override
    public void delete(Transaction transaction, VersionId version, String key) throws SQLException {
        transaction.update(
                "DELETE FROM registry_version_tag" + OF_VERSION + " AND key = ?",
                version.model().namespace(),
                version.model().name(),
                version.number(),
                key);
    }

    @Override
    public List<Tag> list(Transaction transaction, ModelName model) throws SQLException {
        return transaction.list(
                "SELECT key, value FROM registry_model_tag" + OF_MODEL + " ORDER BY key",
                SqlTagStore::tag,
                model.namespace(),
                model.name());
    }

    @Override
    public List<Tag> list(Transaction transaction, VersionId version) throws SQLException {
        return transaction.list(
                "SELECT key, value FROM registry_version_tag" + OF_VERSION + " ORDER BY key",
                SqlTagStore::tag,
                version.model().namespace(),
                version.model().name(),
                version.number());
    }

    private static Tag tag(Row row) throws SQLException {
        return new Tag(row.text("key"), row.text("value"));
    }
}
