package io.gimbal.access;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;

/// The audit log's entries, which are only ever appended. Every method is part of the caller's transaction.
public interface AuditStore {
    /// Links the content to the last entry. Appends follow each other, on every database.
    AuditEntry append(Transaction transaction, AuditDraft content, Instant at) throws SQLException;

    /// What the database itself says about its end.
    AuditHead head(Transaction transaction) throws SQLException;

    /// Every entry in order of position, as it is stored.
    void forEach(Transaction transaction, Consumer<AuditEntry> consumer) throws SQLException;

    /// Newest first.
    Page<AuditEntry> list(Transaction transaction, PageRequest page) throws SQLException;
}
