package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a check has found; [EvidenceLog] adds its position and the wall-clock time.
///
/// @param by the principal, or the part of Gimbal that checked
/// @param summary one line for people, with the numbers that matter
/// @param values what was measured, by name; gates read them
/// @param observedAt event time: up to when the data that was looked at goes
/// @param validUntil event time from which on it no longer counts; empty when it does not expire
public record EvidenceDraft(
        AssetRef about,
        EvidenceType type,
        Verdict verdict,
        String by,
        String summary,
        JsonObject values,
        Instant observedAt,
        Optional<Instant> validUntil) {

    public EvidenceDraft {
        Objects.requireNonNull(about);
        Objects.requireNonNull(type);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(by);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(values);
        Objects.requireNonNull(observedAt);
        if (validUntil.isPresent() && !validUntil.get().isAfter(observedAt)) {
            throw CodedException.invalidArgument("evidence " + type + " about " + about
                    + " would expire before it was observed: " + validUntil.get() + " <= " + observedAt);
        }
    }
}
