package io.gimbal.registry.store;

import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.AliasStore;
import io.gimbal.registry.ModelName;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlAliasStore implements AliasStore {
    @Override
    public void put(Transaction transaction, Alias alias) throws SQLException {
        transaction.update(
                "INSERT INTO registry_alias (namespace, model, name, number, moved_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, model, name)"
                        + " DO UPDATE SET number = excluded.number, moved_at = excluded.moved_at",
                alias.version().model().namespace(),
                alias.version().model().name(),
                alias.name().value(),
                alias.version().number(),
                alias.movedAt());
    }

    @Override
    public Optional<Alias> find(Transaction transaction, ModelName model, AliasName name) throws SQLException {
        return transaction.find(
                "SELECT * FROM registry_alias WHERE namespace = ? AND model = ? AND name = ?",
                row -> alias(model, row),
                model.namespace(),
                model.name(),
                name.value());
    }

    @Override
    public List<Alias> list(Transaction transaction, ModelName model) throws SQLException {
        return transaction.list(
                "SELECT * FROM registry_alias WHERE namespace = ? AND model = ? ORDER BY name",
                row -> alias(model, row),
                model.namespace(),
                model.name());
    }

    @Override
    public void delete(Transaction transaction, ModelName model, AliasName name) throws SQLException {
        transaction.update(
                "DELETE FROM registry_alias WHERE namespace = ? AND model = ? AND name = ?",
                model.namespace(),
                model.name(),
                name.value());
    }

    private static Alias alias(ModelName model, Row row) throws SQLException {
        return new Alias(
                new AliasName(row.text("name")),
                model.version(Math.toIntExact(row.integer("number"))),
                row.instant("moved_at"));
    }
}
