package io.gimbal.web;

import io.gimbal.data.wiring.DataModule;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StageRule;
import io.gimbal.rules.Variables;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The gates of the taxi example, and the evidence they ask for.
final class TaxiPolicy {
    private static final List<EvidenceKind> EVIDENCE = List.of(
            kind(
                    "evaluation",
                    "error on validation data",
                    Variables.builder()
                            .number("mae")
                            .number("bias")
                            .integer("rows")
                            .number("worst_slice_mae")),
            kind("latency", "time of one prediction", Variables.builder().number("p99_ms")),
            kind("size", "size of the model", Variables.builder().integer("bytes")),
            kind(
                    "shadow",
                    "error beside the champion's on the same live predictions",
                    Variables.builder().integer("labels").number("mae").number("champion_mae")));

    private TaxiPolicy() {}

    static List<EvidenceKind> evidence() {
        return Stream.concat(DataModule.EVIDENCE.stream(), EVIDENCE.stream()).toList();
    }

    private static EvidenceKind kind(String type, String description, Variables.Builder values) {
        return new EvidenceKind(new EvidenceType(type), description, values.build());
    }

    /// As declared: what the graph tells of it.
    static JsonArray facts() {
        return (JsonArray) Json.parse("""
                [{"stage": "production", "evidence-expires": "60d", "gates": {"trust": "candidate.review.approvals >= 1"}}]
                """);
    }

    static StagePolicy guarded(String namespace) {
        Gate production = Gate.of(
                        "production",
                        Prerequisite.of("contract", "candidate.contract.passed"),
                        Prerequisite.of(
                                "accuracy",
                                "candidate.evaluation.rows >= 1000 && candidate.evaluation.mae <= failsafe.evaluation.mae"),
                        Prerequisite.of(
                                "boroughs", "candidate.evaluation.worst_slice_mae <= 2.0 * candidate.evaluation.mae"),
                        Prerequisite.of(
                                "speed", "candidate.latency.p99_ms <= 20.0 && candidate.size.bytes <= 10000000"),
                        Prerequisite.of(
                                "trust",
                                "candidate.review.approvals >= 1 || candidate.shadow.labels >= 200"
                                        + " && candidate.shadow.mae < candidate.shadow.champion_mae"))
                .withMaxAge(Duration.ofDays(60))
                .withSelfReview();
        return new StagePolicy(
                namespace,
                "guarded",
                "Nothing serves without its evidence, and evidence gets old",
                List.of(
                        StageRule.open(Stage.CANDIDATE),
                        StageRule.gated(Stage.PRODUCTION, production).keeping(AliasName.CHAMPION)));
    }
}
