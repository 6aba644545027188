package io.gimbal.registry;

import io.gimbal.core.Durations;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.Optional;

/// Staleness in the words of alerts, whose hearers need no others. Only a critical alert acts, so one that asks for a
/// retraining is critical.
final class StalenessAlert {
    private static final EvidenceType ALERT = new EvidenceType("alert");

    private StalenessAlert() {}

    /// What cannot be judged asks for nothing.
    static EvidenceDraft about(AssetRef endpoint, ModelVersion version, StalenessLimits limits, EvidenceDraft found) {
        Optional<StalenessLimits.Retraining> asked = limits.retraining().filter(_ -> found.verdict() == Verdict.FAILED);
        JsonObject.Builder values = JsonObject.builder()
                .put("alert", "stale")
                .put("severity", asked.isPresent() ? "CRITICAL" : "WARNING")
                .put("state", "raised")
                .put("monitor", version.id().model().name())
                .put("number", version.id().number())
                .put("raised_at", found.observedAt().toString())
                .put("champion_version", version.id().number())
                .put("explanation", found.summary());
        asked.ifPresent(retraining -> values.put(
                        "actions",
                        JsonObject.builder()
                                .put("retrain", retraining.pipeline())
                                .build())
                .put("takes_effect_after", Durations.text(retraining.takesEffectAfter())));
        return new EvidenceDraft(
                endpoint,
                ALERT,
                found.verdict(),
                found.by(),
                "stale: " + found.summary(),
                values.build(),
                found.observedAt(),
                found.validUntil());
    }
}
