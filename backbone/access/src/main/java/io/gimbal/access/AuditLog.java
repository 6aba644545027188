package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who was let do what, and who was not. Thread-safe. An entry whose append returned is durable.
public final class AuditLog {
    /// How many entries lie between two heads in the blob store.
    public static final int ANCHOR_EVERY = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final Database database;
    private final AuditStore store;
    private final AuditAnchors anchors;
    private final InstantSource time;

    public AuditLog(Database database, AuditStore store, AuditAnchors anchors, InstantSource time) {
        this.database = database;
        this.store = store;
        this.anchors = anchors;
        this.time = time;
    }

    /// Every hundredth append also puts the head into the blob store. If that fails the entry stands, and the head
    /// goes there with the next hundred; until then [#verify] reports more entries as unanchored.
    public AuditEntry append(AuditDraft content) {
        AuditEntry entry = database.write(
                transaction -> store.append(transaction, content, time.instant().truncatedTo(ChronoUnit.MICROS)));
        if (entry.position() % ANCHOR_EVERY == 0) {
            anchor(new AuditHead(entry.position(), entry.hash()));
        }
        return entry;
    }

    private void anchor(AuditHead head) {
        try {
            anchors.put(head);
        } catch (CodedException e) {
            LOG.error("the head of the audit log at {} could not be kept in the blob store", head.count(), e);
        }
    }

    /// Newest first.
    public Page<AuditEntry> list(PageRequest page) {
        return database.read(transaction -> store.list(transaction, page));
    }

    /// Walks the whole chain.
    public AuditVerification verify() {
        return AuditVerification.of(database, store, anchors);
    }
}
