package io.gimbal.registry.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionStore;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlVersionStore implements VersionStore {
    private static final String OF_VERSION = " WHERE namespace = ? AND model = ? AND number = ?";
    private static final Keyset<ModelVersion> NEWEST_FIRST = new Keyset<>(
            List.of("number"),
            Keyset.Direction.DESCENDING,
            version -> List.of((long) version.id().number()));

    @Override
    public void create(Transaction transaction, ModelVersion version) throws SQLException {
        transaction.update(VersionRows.INSERT, VersionRows.values(version));
    }

    @Override
    public int takeNumber(Transaction transaction, ModelName model) throws SQLException {
        transaction.update(
                "INSERT INTO registry_number (namespace, model, last) VALUES (?, ?, 1)"
                        + " ON CONFLICT (namespace, model) DO UPDATE SET last = registry_number.last + 1",
                model.namespace(),
                model.name());
        return lastNumber(transaction, model);
    }

    @Override
    public int lastNumber(Transaction transaction, ModelName model) throws SQLException {
        return transaction
                .find(
                        "SELECT last FROM registry_number WHERE namespace = ? AND model = ?",
                        row -> Math.toIntExact(row.integer("last")),
                        model.namespace(),
                        model.name())
                .orElse(0);
    }

    @Override
    public void describe(Transaction transaction, VersionId id, String description, Instant at) throws SQLException {
        transaction.update(
                "UPDATE registry_version SET description = ?, updated_at = ?" + OF_VERSION,
                description,
                at,
                id.model().namespace(),
                id.model().name(),
                id.number());
    }

    @Override
    public void touch(Transaction transaction, VersionId id, Instant at) throws SQLException {
        transaction.update(
                "UPDATE registry_version SET updated_at = ?" + OF_VERSION,
                at,
                id.model().namespace(),
                id.model().name(),
                id.number());
    }

    /// What belongs to the version goes with it by its keys.
    @Override
    public void delete(Transaction transaction, VersionId id) throws SQLException {
        transaction.update(
                "DELETE FROM registry_version" + OF_VERSION,
                id.model().namespace(),
                id.model().name(),
                id.number());
    }

    @Override
    public Optional<ModelVersion> find(Transaction transaction, VersionId id) throws SQLException {
        return transaction.find(
                "SELECT * FROM registry_version" + OF_VERSION,
                VersionRows::version,
                id.model().namespace(),
                id.model().name(),
                id.number());
    }

    @Override
    public Page<ModelVersion> list(Transaction transaction, ModelName model, PageRequest page) throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM registry_version WHERE namespace = ? AND model = ?",
                VersionRows::version,
                model.namespace(),
                model.name());
    }
}
