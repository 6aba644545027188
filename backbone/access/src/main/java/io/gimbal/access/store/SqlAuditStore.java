package io.gimbal.access.store;

import io.gimbal.access.AuditDraft;
import io.gimbal.access.AuditEntry;
import io.gimbal.access.AuditHead;
import io.gimbal.access.AuditStore;
import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

final class SqlAuditStore implements AuditStore {
    private static final Keyset<AuditEntry> NEWEST_FIRST =
            new Keyset<>(List.of("position"), Keyset.Direction.DESCENDING, entry -> List.of(entry.position()));

    @Override
    public AuditEntry append(Transaction transaction, AuditDraft content, Instant at) throws SQLException {
        AuditHead head = lockedHead(transaction);
        AuditEntry entry = AuditEntry.of(head.count() + 1, at, content, head.hash());
        transaction.update(
                "INSERT INTO access_audit (position, at, who, verified, action, target, decision, previous, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.position(),
                at,
                content.who(),
                content.verified(),
                content.action(),
                content.target(),
                content.decision().name().toLowerCase(Locale.ROOT),
                entry.previous().toString(),
                entry.hash().toString());
        transaction.update(
                "UPDATE access_audit_head SET count = ?, hash = ? WHERE only_row = 1",
                entry.position(),
                entry.hash().toString());
        return entry;
    }

    /// Writing to the one row first makes others wait for it.
    private AuditHead lockedHead(Transaction transaction) throws SQLException {
        transaction.update(
                "INSERT INTO access_audit_head (only_row, count, hash) VALUES (1, 0, ?)"
                        + " ON CONFLICT (only_row) DO UPDATE SET count = access_audit_head.count",
                AuditHead.EMPTY.hash().toString());
        return head(transaction);
    }

    @Override
    public AuditHead head(Transaction transaction) throws SQLException {
        return transaction
                .find(
                        "SELECT count, hash FROM access_audit_head WHERE only_row = 1",
                        row -> new AuditHead(row.integer("count"), Digest.parse(row.text("hash"))))
                .orElse(AuditHead.EMPTY);
    }

    @Override
    public void forEach(Transaction transaction, Consumer<AuditEntry> consumer) throws SQLException {
        transaction.scan("SELECT * FROM access_audit ORDER BY position", row -> {
            consumer.accept(entry(row));
            return true;
        });
    }

    @Override
    public Page<AuditEntry> list(Transaction transaction, PageRequest page) throws SQLException {
        return NEWEST_FIRST.read(transaction, page, "SELECT * FROM access_audit WHERE 1 = 1", SqlAuditStore::entry);
    }

    private static AuditEntry entry(Row row) throws SQLException {
        AuditDraft content = new AuditDraft(
                row.text("who"),
                row.flag("verified"),
                row.text("action"),
                row.text("target"),
                AuditEntry.Decision.valueOf(row.text("decision").toUpperCase(Locale.ROOT)));
        return new AuditEntry(
                row.integer("position"),
                row.instant("at"),
                content,
                Digest.parse(row.text("previous")),
                Digest.parse(row.text("hash")));
    }
}
