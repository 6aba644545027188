package io.gimbal.access.http;

import io.gimbal.access.AuditEntry;
import io.gimbal.core.Digest;
import java.time.Instant;

/// An entry of the audit log as JSON.
record EntryAnswer(
        long position,
        Instant at,
        String who,
        boolean verified,
        String action,
        String target,
        AuditEntry.Decision decision,
        Digest hash) {
    static EntryAnswer of(AuditEntry entry) {
        return new EntryAnswer(
                entry.position(),
                entry.at(),
                entry.content().who(),
                entry.content().verified(),
                entry.content().action(),
                entry.content().target(),
                entry.content().decision(),
                entry.hash());
    }
}
