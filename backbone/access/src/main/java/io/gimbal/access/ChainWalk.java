package io.gimbal.access;

import io.gimbal.core.Digest;
import java.util.ArrayList;
import java.util.List;

/// Follows the chain link by link and says what happened where it breaks. Not thread-safe.
///
/// An entry's hash covers its position, so an entry that was moved by an insertion or a removal before it still fits at
/// the position it was written for: that is how the two are told from a change.
final class ChainWalk {
    private final List<AuditProblem> problems = new ArrayList<>();
    private AuditHead anchored = AuditHead.EMPTY;
    private long count;
    private long position;
    private Digest last = AuditEntry.ORIGIN;

    /// By how much the entries from here on were moved: +1 after an insertion, -1 after a removal.
    private long shift;

    private boolean anchorSeen;

    void add(AuditProblem.Type type, long at, String message) {
        problems.add(new AuditProblem(type, at, message));
    }

    void expect(AuditHead head) {
        anchored = head;
        anchorSeen = head.count() == 0;
    }

    void accept(AuditEntry entry) {
        count++;
        if (entry.position() > position + 1) {
            add(AuditProblem.Type.REMOVED, position + 1, gap(position + 1, entry.position() - 1));
        } else if (fits(entry) && !entry.previous().equals(last)) {
            add(
                    AuditProblem.Type.CHANGED,
                    entry.position() - 1,
                    "entry " + (entry.position() - 1) + " was written anew");
        }
        if (!fits(entry)) {
            explain(entry);
        }
        position = entry.position();
        last = entry.hash();
        if (entry.position() - shift == anchored.count()) {
            anchorSeen |= entry.hash().equals(anchored.hash());
        }
    }

    private boolean fits(AuditEntry entry) {
        return entry.fitsAt(entry.position() - shift);
    }

    private void explain(AuditEntry entry) {
        if (entry.fitsAt(entry.position() - shift - 1)) {
            shift++;
            add(AuditProblem.Type.INSERTED, entry.position() - 1, "entry " + (entry.position() - 1) + " was inserted");
        } else if (entry.fitsAt(entry.position() - shift + 1)) {
            shift--;
            add(
                    AuditProblem.Type.REMOVED,
                    entry.position(),
                    "the entry before entry " + entry.position() + " was removed");
        } else {
            add(AuditProblem.Type.CHANGED, entry.position(), "entry " + entry.position() + " was changed");
        }
    }

    /// @param stored what the database says about its end
    void finish(AuditHead stored) {
        long expected = Math.max(anchored.count(), stored.count());
        if (position < expected && shift == 0) {
            add(AuditProblem.Type.TRUNCATED, position + 1, gap(position + 1, expected) + " at the end");
        } else if (position > stored.count() && shift == 0) {
            add(AuditProblem.Type.INSERTED, stored.count() + 1, "entries were added past the end of the log");
        }
        if (problems.isEmpty() && !last.equals(stored.hash())) {
            add(AuditProblem.Type.CHANGED, position, "the last entry is not the one that the end of the log names");
        }
        if (!anchorSeen && problems.isEmpty()) {
            add(
                    AuditProblem.Type.CHANGED,
                    anchored.count(),
                    "the chain was written anew: entry " + anchored.count() + " is not the one the blob store knows");
        }
    }

    private static String gap(long from, long to) {
        return from == to ? "entry " + from + " is missing" : "entries " + from + " to " + to + " are missing";
    }

    AuditVerification result() {
        return new AuditVerification(count, Math.min(count, anchored.count()), problems);
    }
}
