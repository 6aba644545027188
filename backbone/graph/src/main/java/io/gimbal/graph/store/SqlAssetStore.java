package io.gimbal.graph.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.AssetStore;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class SqlAssetStore implements AssetStore {
    private static final String NO_VERSION = "";
    private static final Keyset<Asset> ORDER = new Keyset<>(
            List.of("kind", "namespace", "name", "version"),
            Keyset.Direction.ASCENDING,
            asset -> List.of(key(asset.ref())));
    private static final String KEY = "kind = ? AND namespace = ? AND name = ? AND version = ?";

    @Override
    public Optional<Asset> find(Transaction transaction, AssetRef ref) throws SQLException {
        return transaction.find("SELECT * FROM graph_asset WHERE " + KEY, SqlAssetStore::asset, key(ref));
    }

    @Override
    public void create(Transaction transaction, Asset asset) throws SQLException {
        if (find(transaction, asset.ref()).isPresent()) {
            throw CodedException.alreadyExists("there is an asset " + asset.ref() + " already");
        }
        AssetRef ref = asset.ref();
        transaction.update(
                "INSERT INTO graph_asset (kind, namespace, name, version, owner, project, facts, revision, created_at,"
                        + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ref.kind().value(),
                ref.namespace(),
                ref.name(),
                ref.version().orElse(NO_VERSION),
                asset.owner(),
                asset.project(),
                Json.text(asset.facts()),
                asset.revision(),
                asset.createdAt(),
                asset.updatedAt());
    }

    @Override
    public void update(Transaction transaction, Asset next) throws SQLException {
        AssetRef ref = next.ref();
        int updated = transaction.update(
                "UPDATE graph_asset SET owner = ?, project = ?, facts = ?, revision = ?, updated_at = ? WHERE " + KEY
                        + " AND revision = ?",
                next.owner(),
                next.project(),
                Json.text(next.facts()),
                next.revision(),
                next.updatedAt(),
                ref.kind().value(),
                ref.namespace(),
                ref.name(),
                ref.version().orElse(NO_VERSION),
                next.revision() - 1);
        if (updated == 0) {
            throw new CodedException(ErrorCode.CONFLICT, "somebody else changed " + ref + " first");
        }
    }

    @Override
    public void delete(Transaction transaction, AssetRef ref) throws SQLException {
        transaction.update("DELETE FROM graph_asset WHERE " + KEY, key(ref));
    }

    @Override
    public Page<Asset> list(Transaction transaction, AssetFilter filter, PageRequest page) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT * FROM graph_asset WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        filter.kind().ifPresent(kind -> equal(sql, parameters, "kind", kind.value()));
        filter.namespace().ifPresent(namespace -> equal(sql, parameters, "namespace", namespace));
        filter.project().ifPresent(project -> equal(sql, parameters, "project", project));
        return ORDER.read(transaction, page, sql.toString(), SqlAssetStore::asset, parameters.toArray());
    }

    private static void equal(StringBuilder sql, List<Object> parameters, String column, String value) {
        sql.append(" AND ").append(column).append(" = ?");
        parameters.add(value);
    }

    private static Object[] key(AssetRef ref) {
        return new Object[] {
            ref.kind().value(), ref.namespace(), ref.name(), ref.version().orElse(NO_VERSION)
        };
    }

    private static Asset asset(Row row) throws SQLException {
        String version = row.text("version");
        AssetRef ref = new AssetRef(
                new AssetKind(row.text("kind")),
                row.text("namespace"),
                row.text("name"),
                version.equals(NO_VERSION) ? Optional.empty() : Optional.of(version));
        return new Asset(
                ref,
                row.findText("owner"),
                row.findText("project"),
                Json.read(row.text("facts"), JsonObject.class),
                row.integer("revision"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
