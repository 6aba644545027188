package io.gimbal.evidence.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.EvidenceStore;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Migrations;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Evidence in a [io.gimbal.sql.Database].
public final class SqlEvidenceStore implements EvidenceStore {
    public static final Migrations MIGRATIONS = new Migrations("evidence");

    private static final Keyset<Evidence> NEWEST_FIRST =
            new Keyset<>(List.of("position"), Keyset.Direction.DESCENDING, evidence -> List.of(evidence.position()));

    @Override
    public Evidence append(Transaction transaction, EvidenceDraft draft, Instant recordedAt) throws SQLException {
        transaction.update("UPDATE evidence_position SET last = last + 1 WHERE only_row = 1");
        long position = last(transaction);
        transaction.update(
                "INSERT INTO evidence (position, about, type, verdict, author, summary, facts, observed_at, valid_until,"
                        + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                position,
                draft.about().toString(),
                draft.type().value(),
                draft.verdict().text(),
                draft.by(),
                draft.summary(),
                Json.text(draft.values()),
                draft.observedAt(),
                draft.validUntil(),
                recordedAt);
        return new Evidence(position, draft, recordedAt);
    }

    @Override
    public void rename(Transaction transaction, AssetRef from, AssetRef to) throws SQLException {
        transaction.update("UPDATE evidence SET about = ? WHERE about = ?", to.toString(), from.toString());
    }

    @Override
    public long last(Transaction transaction) throws SQLException {
        return transaction
                .find("SELECT last FROM evidence_position WHERE only_row = 1", row -> row.integer("last"))
                .orElseThrow();
    }

    @Override
    public Optional<Evidence> latest(Transaction transaction, AssetRef about, EvidenceType type) throws SQLException {
        return transaction.find(
                "SELECT * FROM evidence WHERE about = ? AND type = ? ORDER BY observed_at DESC, position DESC LIMIT 1",
                SqlEvidenceStore::evidence,
                about.toString(),
                type.value());
    }

    @Override
    public List<Evidence> latestOfEachType(Transaction transaction, AssetRef about) throws SQLException {
        return transaction.list(
                "SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY type ORDER BY observed_at DESC, position DESC)"
                        + " AS age FROM evidence WHERE about = ?) newest WHERE age = 1 ORDER BY type",
                SqlEvidenceStore::evidence,
                about.toString());
    }

    @Override
    public List<Evidence> latestOfEachAuthor(Transaction transaction, AssetRef about, EvidenceType type)
            throws SQLException {
        return transaction.list(
                "SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY author ORDER BY position DESC) AS age"
                        + " FROM evidence WHERE about = ? AND type = ?) newest WHERE age = 1 ORDER BY author",
                SqlEvidenceStore::evidence,
                about.toString(),
                type.value());
    }

    @Override
    public Page<Evidence> list(Transaction transaction, EvidenceFilter filter, PageRequest page) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT * FROM evidence WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        filter.about().ifPresent(ref -> condition(sql, parameters, " AND about = ?", ref.toString()));
        filter.type().ifPresent(type -> condition(sql, parameters, " AND type = ?", type.value()));
        return NEWEST_FIRST.read(transaction, page, sql.toString(), SqlEvidenceStore::evidence, parameters.toArray());
    }

    @Override
    public List<Evidence> after(Transaction transaction, long position, Set<EvidenceType> types, int limit)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(types.size(), "?"));
        List<Object> parameters =
                new ArrayList<>(types.stream().sorted().map(EvidenceType::value).toList());
        parameters.add(position);
        parameters.add(limit);
        return transaction.list(
                "SELECT * FROM evidence WHERE type IN (" + marks + ") AND position > ? ORDER BY position LIMIT ?",
                SqlEvidenceStore::evidence,
                parameters.toArray());
    }

    @Override
    public Optional<Long> cursor(Transaction transaction, String subscriber) throws SQLException {
        return transaction.find(
                "SELECT position FROM evidence_cursor WHERE subscriber = ?",
                row -> row.integer("position"),
                subscriber);
    }

    @Override
    public void createCursor(Transaction transaction, String subscriber, long position) throws SQLException {
        transaction.update("INSERT INTO evidence_cursor (subscriber, position) VALUES (?, ?)", subscriber, position);
    }

    @Override
    public boolean moveCursor(Transaction transaction, String subscriber, long from, long to) throws SQLException {
        return transaction.update(
                        "UPDATE evidence_cursor SET position = ? WHERE subscriber = ? AND position = ?",
                        to,
                        subscriber,
                        from)
                == 1;
    }

    private static void condition(StringBuilder sql, List<Object> parameters, String text, Object parameter) {
        sql.append(text);
        parameters.add(parameter);
    }

    private static Evidence evidence(Row row) throws SQLException {
        EvidenceDraft draft = new EvidenceDraft(
                AssetRef.parse(row.text("about")),
                new EvidenceType(row.text("type")),
                Verdict.parse(row.text("verdict")),
                row.text("author"),
                row.text("summary"),
                Json.read(row.text("facts"), JsonObject.class),
                row.instant("observed_at"),
                row.findInstant("valid_until"));
        return new Evidence(row.integer("position"), draft, row.instant("recorded_at"));
    }
}
