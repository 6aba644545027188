package io.gimbal.monitoring;

import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.rules.Variables;
import java.util.List;

/// The evidence that monitoring gives, all of it about endpoints.
public final class MonitoringEvidence {
    /// How wrong the champion was in a chunk.
    public static final EvidenceType PERFORMANCE = new EvidenceType("performance");
    /// How far the columns of a chunk are from the reference.
    public static final EvidenceType DRIFT = new EvidenceType("drift");
    /// How many requests a chunk had.
    public static final EvidenceType VOLUME = new EvidenceType("volume");
    /// An alert was raised, asks again, or ended.
    public static final EvidenceType ALERT = new EvidenceType("alert");

    public static final List<EvidenceKind> KINDS = List.of(
            new EvidenceKind(
                    PERFORMANCE,
                    "error of the champion's predictions of one chunk, against its validation",
                    Variables.builder()
                            .text("day")
                            .integer("champion_version")
                            .integer("predictions")
                            .integer("labels")
                            .number("mae")
                            .number("bias")
                            .number("validation_mae")
                            .number("validation_bias")
                            .integer("errors")
                            .integer("impossible")
                            .build()),
            new EvidenceKind(
                    DRIFT,
                    "effect of each column of one chunk as a multiple of its limit",
                    Variables.builder()
                            .text("day")
                            .integer("champion_version")
                            .number("inputs")
                            .number("prediction")
                            .number("label")
                            .list("moved")
                            .list("columns")
                            .build()),
            new EvidenceKind(
                    VOLUME,
                    "requests of one chunk, against the same weekday in the reference",
                    Variables.builder()
                            .text("day")
                            .integer("requests")
                            .number("change")
                            .build()),
            new EvidenceKind(
                    ALERT,
                    "an alert of a monitor was raised or cleared",
                    Variables.builder()
                            .text("alert")
                            .text("severity")
                            .text("state")
                            .text("monitor")
                            .integer("number")
                            .text("raised_at")
                            .integer("labels")
                            .flag("repeated")
                            .list("chunks")
                            .integer("champion_version")
                            .number("champion_mae")
                            .number("champion_bias")
                            .number("failsafe_mae")
                            .text("explanation")
                            .text("note")
                            .list("members")
                            .map("actions")
                            .map("withheld")
                            .text("cooldown")
                            .text("takes_effect_after")
                            .build()));

    private MonitoringEvidence() {}
}
