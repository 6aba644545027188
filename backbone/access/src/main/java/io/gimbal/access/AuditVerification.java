package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import java.util.List;

/// What a walk along the audit log's chain found.
///
/// @param entryCount how many entries there are
/// @param anchoredCount how many of them the head in the blob store vouches for; those after it could be forged by
///     somebody who can write to the database
/// @param problems in order of position
public record AuditVerification(long entryCount, long anchoredCount, List<AuditProblem> problems) {
    public AuditVerification {
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    /// How many entries came after the last head.
    public long unanchoredCount() {
        return Math.max(0, entryCount - anchoredCount);
    }

    static AuditVerification of(Database database, AuditStore store, AuditAnchors anchors) {
        ChainWalk walk = new ChainWalk();
        AuditHead anchored = AuditHead.EMPTY;
        try {
            // Before the chain is read: an anchor that is put meanwhile would look like a truncation.
            anchored = anchors.find().orElse(AuditHead.EMPTY);
        } catch (CodedException e) {
            if (e.code() != ErrorCode.CORRUPT) {
                throw e;
            }
            walk.add(AuditProblem.Type.HEAD_LOST, 0, String.valueOf(e.getMessage()));
        }
        AuditHead head = anchored;
        database.read(transaction -> {
            walk.expect(head);
            store.forEach(transaction, walk::accept);
            walk.finish(store.head(transaction));
            return walk;
        });
        return walk.result();
    }
}
