package io.gimbal.registry.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelStore;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlModelStore implements ModelStore {
    private static final Keyset<RegisteredModel> BY_NAME = new Keyset<>(
            List.of("namespace", "name"),
            Keyset.Direction.ASCENDING,
            model -> List.of(model.name().namespace(), model.name().name()));

    @Override
    public void create(Transaction transaction, RegisteredModel model) throws SQLException {
        if (find(transaction, model.name()).isPresent()) {
            throw CodedException.alreadyExists("there is a model \"" + model.name() + "\" already");
        }
        transaction.update(
                "INSERT INTO registry_model (namespace, name, description, policy, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                model.name().namespace(),
                model.name().name(),
                model.description(),
                model.policy(),
                model.createdAt(),
                model.createdAt());
    }

    @Override
    public void touch(Transaction transaction, ModelName name, Instant at) throws SQLException {
        transaction.update(
                "UPDATE registry_model SET updated_at = ? WHERE namespace = ? AND name = ?",
                at,
                name.namespace(),
                name.name());
    }

    /// What belongs to the model follows by its keys.
    @Override
    public void rename(Transaction transaction, ModelName from, ModelName to) throws SQLException {
        transaction.update(
                "UPDATE registry_model SET namespace = ?, name = ? WHERE namespace = ? AND name = ?",
                to.namespace(),
                to.name(),
                from.namespace(),
                from.name());
        transaction.update(
                "INSERT INTO registry_number (namespace, model, last)"
                        + " SELECT ?, ?, last FROM registry_number WHERE namespace = ? AND model = ?"
                        + " ON CONFLICT (namespace, model) DO NOTHING",
                to.namespace(),
                to.name(),
                from.namespace(),
                from.name());
        transaction.update(
                "DELETE FROM registry_number WHERE namespace = ? AND model = ?", from.namespace(), from.name());
    }

    @Override
    public List<ModelName> named(Transaction transaction, String name) throws SQLException {
        return transaction.list(
                "SELECT namespace FROM registry_model WHERE name = ? ORDER BY namespace",
                row -> new ModelName(row.text("namespace"), name),
                name);
    }

    @Override
    public void update(Transaction transaction, RegisteredModel model, Instant at) throws SQLException {
        transaction.update(
                "UPDATE registry_model SET description = ?, policy = ?, updated_at = ? WHERE namespace = ? AND name = ?",
                model.description(),
                model.policy(),
                at,
                model.name().namespace(),
                model.name().name());
    }

    @Override
    public void delete(Transaction transaction, ModelName name) throws SQLException {
        transaction.update(
                "DELETE FROM registry_model WHERE namespace = ? AND name = ?", name.namespace(), name.name());
    }

    @Override
    public Optional<RegisteredModel> find(Transaction transaction, ModelName name) throws SQLException {
        return transaction.find(
                "SELECT * FROM registry_model WHERE namespace = ? AND name = ?",
                SqlModelStore::model,
                name.namespace(),
                name.name());
    }

    @Override
    public Page<RegisteredModel> list(Transaction transaction, PageRequest page) throws SQLException {
        return BY_NAME.read(transaction, page, "SELECT * FROM registry_model WHERE 1 = 1", SqlModelStore::model);
    }

    private static RegisteredModel model(Row row) throws SQLException {
        return new RegisteredModel(
                new ModelName(row.text("namespace"), row.text("name")),
                row.text("description"),
                row.findText("policy"),
                row.instant("created_at"));
    }
}
