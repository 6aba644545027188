package io.gimbal.data.store;

import io.gimbal.data.Definition;
import io.gimbal.data.DefinitionStore;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlDefinitionStore implements DefinitionStore {
    @Override
    public void put(Transaction transaction, Definition definition) throws SQLException {
        AssetRef ref = definition.ref();
        transaction.update(
                "INSERT INTO data_definition (kind, name, project, content) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (kind, name) DO UPDATE SET project = excluded.project, content = excluded.content",
                ref.kind().value(),
                ref.name(),
                ref.namespace(),
                Json.text(definition.content()));
    }

    @Override
    public Optional<Definition> find(Transaction transaction, AssetKind kind, String name) throws SQLException {
        return transaction.find(
                "SELECT * FROM data_definition WHERE kind = ? AND name = ?",
                SqlDefinitionStore::definition,
                kind.value(),
                name);
    }

    @Override
    public List<Definition> list(Transaction transaction, AssetKind kind) throws SQLException {
        return transaction.list(
                "SELECT * FROM data_definition WHERE kind = ? ORDER BY name",
                SqlDefinitionStore::definition,
                kind.value());
    }

    @Override
    public boolean delete(Transaction transaction, AssetKind kind, String name) throws SQLException {
        return transaction.update("DELETE FROM data_definition WHERE kind = ? AND name = ?", kind.value(), name) > 0;
    }

    private static Definition definition(Row row) throws SQLException {
        AssetRef ref = AssetRef.of(new AssetKind(row.text("kind")), row.text("project"), row.text("name"));
        return new Definition(ref, (JsonObject) Json.parse(row.text("content")));
    }
}
