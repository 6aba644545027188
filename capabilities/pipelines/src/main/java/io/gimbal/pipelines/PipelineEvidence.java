package io.gimbal.pipelines;

import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.rules.Variables;
import java.util.List;

/// What pipelines give evidence of.
public final class PipelineEvidence {
    /// About a model version: how wrong it was on rows it had not seen.
    public static final EvidenceType EVALUATION = new EvidenceType("evaluation");

    /// About a model version: how long one prediction takes.
    public static final EvidenceType LATENCY = new EvidenceType("latency");

    /// About a model version: how large it is.
    public static final EvidenceType SIZE = new EvidenceType("size");

    /// About a feature view: what the best model loses without it.
    public static final EvidenceType FEATURE_VALUE = new EvidenceType("feature-value");

    /// About a model version: how it fared beside the champion on live predictions.
    public static final EvidenceType SHADOW = new EvidenceType("shadow");

    /// About a model version, inherited from the data it was trained on. Its kind belongs to who owns
    /// contracts.
    public static final EvidenceType CONTRACT = new EvidenceType("contract");

    private static final String EVALUATE = "run a pipeline that evaluates the model before it registers the version";

    public static final List<EvidenceKind> KINDS = List.of(
            new EvidenceKind(
                    EVALUATION,
                    "How wrong a model is on rows it has not learned from, overall and by slice.",
                    Variables.builder()
                            .number("mae")
                            .number("bias")
                            .integer("rows")
                            .number("worst_slice_mae")
                            .map("slices")
                            .build(),
                    EVALUATE),
            new EvidenceKind(
                    LATENCY,
                    "How long single predictions of a model take.",
                    Variables.builder().number("p99_ms").build(),
                    EVALUATE),
            new EvidenceKind(
                    SIZE,
                    "How large a model is.",
                    Variables.builder().integer("bytes").build(),
                    EVALUATE),
            new EvidenceKind(
                    FEATURE_VALUE,
                    "What a model loses without a feature view, and how many values the view had in training.",
                    Variables.builder()
                            .text("model")
                            .number("mae")
                            .number("mae_without")
                            .integer("distinct")
                            .build()),
            new EvidenceKind(
                    SHADOW,
                    "How a candidate fared beside the champion on the same live predictions.",
                    Variables.builder()
                            .integer("labels")
                            .number("mae")
                            .number("champion_mae")
                            .text("from")
                            .text("until")
                            .build(),
                    "a retrained version gets it after its time beside the champion"));

    private PipelineEvidence() {}
}
