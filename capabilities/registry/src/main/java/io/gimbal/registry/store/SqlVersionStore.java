package io.gimbal.registry.store;

import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionStore;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class SqlVersionStore implements VersionStore {
    private static final Keyset<ModelVersion> NEWEST_FIRST = new Keyset<>(
            List.of("number"),
            Keyset.Direction.DESCENDING,
            version -> List.of((long) version.id().number()));

    @Override
    public void create(Transaction transaction, ModelVersion version) throws SQLException {
        transaction.update(
                "INSERT INTO registry_version (namespace, model, number, digest, signature, run, datasets, author, why,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                version.id().model().namespace(),
                version.id().model().name(),
                version.id().number(),
                version.digest().toString(),
                Json.text(version.signature()),
                version.run().map(AssetRef::toString),
                version.datasets().stream().map(AssetRef::toString).collect(Collectors.joining("\n")),
                version.author(),
                version.reason().why(),
                version.createdAt());
    }

    @Override
    public int nextNumber(Transaction transaction, ModelName model) throws SQLException {
        long last = transaction
                .find(
                        "SELECT COALESCE(MAX(number), 0) AS last FROM registry_version"
                                + " WHERE namespace = ? AND model = ?",
                        row -> row.integer("last"),
                        model.namespace(),
                        model.name())
                .orElseThrow();
        return Math.toIntExact(last + 1);
    }

    @Override
    public Optional<ModelVersion> find(Transaction transaction, VersionId id) throws SQLException {
        return transaction.find(
                "SELECT * FROM registry_version WHERE namespace = ? AND model = ? AND number = ?",
                SqlVersionStore::version,
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
                SqlVersionStore::version,
                model.namespace(),
                model.name());
    }

    private static ModelVersion version(Row row) throws SQLException {
        ModelName model = new ModelName(row.text("namespace"), row.text("model"));
        return new ModelVersion(
                model.version(Math.toIntExact(row.integer("number"))),
                Digest.parse(row.text("digest")),
                (JsonObject) Json.parse(row.text("signature")),
                row.findText("run").map(AssetRef::parse),
                row.text("datasets").lines().map(AssetRef::parse).toList(),
                new Reason(row.text("author"), row.text("why")),
                row.instant("created_at"));
    }
}
