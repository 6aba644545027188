package io.gimbal.evidence;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;

/// The typed, dated result of a check about an asset. Never changes; newer evidence of the same type supersedes it.
///
/// @param position its place in the order in which evidence became durable, from 1
/// @param recordedAt wall-clock time
public record Evidence(long position, EvidenceDraft result, Instant recordedAt) {
    public Evidence {
        Objects.requireNonNull(result);
        Objects.requireNonNull(recordedAt);
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1: " + position);
        }
    }

    public AssetRef about() {
        return result.about();
    }

    public EvidenceType type() {
        return result.type();
    }

    public Verdict verdict() {
        return result.verdict();
    }

    public JsonObject values() {
        return result.values();
    }

    public Instant observedAt() {
        return result.observedAt();
    }

    /// Whether it no longer counts at that event time.
    public boolean expiredAt(Instant eventTime) {
        return result.validUntil().isPresent() && !result.validUntil().get().isAfter(eventTime);
    }
}
