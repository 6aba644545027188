package io.gimbal.declare.store;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.declare.DeclarationRevision;
import io.gimbal.declare.DeclarationRevision.Link;
import io.gimbal.declare.DeclarationStore;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Migrations;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Declarations on SQLite and PostgreSQL.
public final class SqlDeclarationStore implements DeclarationStore {
    public static final Migrations MIGRATIONS = new Migrations("declare");

    private static final Keyset<DeclarationRevision> NEWEST_FIRST =
            new Keyset<>(List.of("number"), Keyset.Direction.DESCENDING, revision -> List.of(revision.number()));

    @Override
    public void append(Transaction transaction, DeclarationRevision revision) throws SQLException {
        if (find(transaction, revision).isPresent()) {
            throw CodedException.conflict("somebody else applied " + revision.ref() + " first");
        }
        transaction.update(
                "INSERT INTO declare_revision (ref, number, facts, owner, links, path, source, digest, files,"
                        + " is_removal, who, why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                revision.ref().toString(),
                revision.number(),
                Json.text(revision.facts()),
                revision.owner(),
                Json.text(links(revision.links())),
                revision.path(),
                revision.source(),
                revision.digest().toString(),
                Json.text(Json.toValue(revision.files())),
                revision.isRemoval(),
                revision.reason().who(),
                revision.reason().why(),
                revision.at());
        point(transaction, revision);
    }

    private static Optional<Long> find(Transaction transaction, DeclarationRevision revision) throws SQLException {
        return transaction.find(
                "SELECT number FROM declare_revision WHERE ref = ? AND number = ?",
                row -> row.integer("number"),
                revision.ref().toString(),
                revision.number());
    }

    private static void point(Transaction transaction, DeclarationRevision revision) throws SQLException {
        AssetRef ref = revision.ref();
        String kind = ref.kind().value();
        if (revision.isRemoval()) {
            transaction.update("DELETE FROM declare_live WHERE kind = ? AND name = ?", kind, ref.name());
            return;
        }
        transaction.update(
                "INSERT INTO declare_live (kind, name, project, ref, number) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (kind, name) DO UPDATE SET number = excluded.number",
                kind,
                ref.name(),
                ref.namespace(),
                ref.toString(),
                revision.number());
    }

    @Override
    public List<DeclarationRevision> live(Transaction transaction, String project) throws SQLException {
        return transaction.list(
                "SELECT r.* FROM declare_live l JOIN declare_revision r ON r.ref = l.ref AND r.number = l.number"
                        + " WHERE l.project = ? ORDER BY l.kind, l.name",
                SqlDeclarationStore::revision,
                project);
    }

    @Override
    public Optional<DeclarationRevision> newest(Transaction transaction, AssetRef ref) throws SQLException {
        return transaction.find(
                "SELECT * FROM declare_revision WHERE ref = ? ORDER BY number DESC LIMIT 1",
                SqlDeclarationStore::revision,
                ref.toString());
    }

    @Override
    public Optional<String> owner(Transaction transaction, String kind, String name) throws SQLException {
        return transaction.find(
                "SELECT project FROM declare_live WHERE kind = ? AND name = ?", row -> row.text("project"), kind, name);
    }

    @Override
    public long count(Transaction transaction) throws SQLException {
        return transaction
                .find("SELECT COUNT(*) AS revisions FROM declare_revision", row -> row.integer("revisions"))
                .orElseThrow();
    }

    @Override
    public Page<DeclarationRevision> list(Transaction transaction, AssetRef ref, PageRequest page) throws SQLException {
        return NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM declare_revision WHERE ref = ?",
                SqlDeclarationStore::revision,
                ref.toString());
    }

    private static DeclarationRevision revision(Row row) throws SQLException {
        Map<String, String> files = new LinkedHashMap<>();
        JsonObject stored = Json.read(row.text("files"), JsonObject.class);
        stored.fields().keySet().forEach(path -> files.put(path, stored.text(path)));
        return new DeclarationRevision(
                AssetRef.parse(row.text("ref")),
                row.integer("number"),
                Json.read(row.text("facts"), JsonObject.class),
                row.findText("owner"),
                links(Json.read(row.text("links"), JsonArray.class)),
                row.text("path"),
                row.text("source"),
                files,
                row.flag("is_removal"),
                new Reason(row.text("who"), row.text("why")),
                row.instant("at"));
    }

    private static JsonArray links(List<Link> links) {
        return new JsonArray(links.stream()
                .<JsonValue>map(link -> JsonObject.builder()
                        .put("type", link.type().text())
                        .put("to", link.to().toString())
                        .build())
                .toList());
    }

    private static List<Link> links(JsonArray links) {
        return links.objects().stream()
                .map(link -> new Link(EdgeType.parse(link.text("type")), AssetRef.parse(link.text("to"))))
                .toList();
    }
}
