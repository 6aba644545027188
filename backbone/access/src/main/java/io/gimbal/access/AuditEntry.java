package io.gimbal.access;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// One link of the audit log's chain.
///
/// @param position from 1, without gaps
/// @param at wall-clock time, in microseconds
/// @param previous the hash of the entry before, [#ORIGIN] for the first
/// @param hash of everything else
public record AuditEntry(long position, Instant at, AuditDraft content, Digest previous, Digest hash) {
    /// Stands before the first entry.
    public static final Digest ORIGIN = Digest.of("gimbal audit log");

    /// What became of the request.
    public enum Decision {
        ALLOWED,
        DENIED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The next link of a chain.
    public static AuditEntry of(long position, Instant at, AuditDraft content, Digest previous) {
        return new AuditEntry(position, at, content, previous, hash(position, at, content, previous));
    }

    /// Whether the entry is sound at another position, which means that it was moved.
    boolean fitsAt(long otherPosition) {
        return hash(otherPosition, at, content, previous).equals(hash);
    }

    /// SHA-256 of the canonical JSON of the fields, the hash of the entry before among them.
    private static Digest hash(long position, Instant at, AuditDraft content, Digest previous) {
        JsonObject fields = JsonObject.builder()
                .put("position", position)
                .put("at", ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .put("who", content.who())
                .put("verified", content.verified())
                .put("action", content.action())
                .put("target", content.target())
                .put("decision", content.decision().text())
                .put("previous", previous.toString())
                .build();
        return Digest.of(Json.canonical(fields));
    }
}
