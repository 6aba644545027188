package io.gimbal.data;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Variables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a contract found, as evidence about whatever was judged.
public final class ContractEvidence {
    public static final EvidenceType TYPE = new EvidenceType("contract");

    public static final EvidenceKind KIND = new EvidenceKind(
            TYPE,
            "Whether data is as its contract says: each row, and all of them together.",
            Variables.builder()
                    .flag("passed")
                    .integer("rows")
                    .integer("read")
                    .map("refused")
                    .number("refused_share")
                    .list("failed")
                    .list("undefined")
                    .build(),
            "run a pipeline with a step that validates the data");

    private ContractEvidence() {}

    /// @param by who had it checked
    /// @param observedAt event time
    public static EvidenceDraft of(AssetRef about, ContractReport report, String by, Instant observedAt) {
        return new EvidenceDraft(
                about, TYPE, verdict(report), by, summary(report), values(report), observedAt, Optional.empty());
    }

    /// Not kept is one thing, nothing to measure another.
    public static Verdict verdict(ContractReport report) {
        if (report.passed()) {
            return Verdict.PASSED;
        }
        boolean failed =
                report.isRefused() || !named(report, CheckResult.Outcome.FAILED).isEmpty();
        return failed ? Verdict.FAILED : Verdict.UNDEFINED;
    }

    /// One line for people, with the numbers that matter.
    public static String summary(ContractReport report) {
        String refused = report.refused().entrySet().stream()
                .filter(rule -> rule.getValue() > 0)
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining(", "));
        String checks = report.checks().stream()
                .filter(check -> check.outcome() != CheckResult.Outcome.PASSED)
                .map(check -> "; " + check)
                .collect(Collectors.joining());
        return report.rowsAccepted() + " of " + report.rowsRead() + " rows accepted"
                + (refused.isEmpty() ? "" : ", refused: " + refused) + checks;
    }

    /// What gates read.
    public static JsonObject values(ContractReport report) {
        JsonObject.Builder refused = JsonObject.builder();
        report.refused().forEach(refused::put);
        return JsonObject.builder()
                .put("passed", report.passed())
                .put("rows", report.rowsAccepted())
                .put("read", report.rowsRead())
                .put("refused", refused.build())
                .put("refused_share", report.refusedShare())
                .put("failed", JsonArray.ofTexts(named(report, CheckResult.Outcome.FAILED)))
                .put("undefined", JsonArray.ofTexts(named(report, CheckResult.Outcome.UNDEFINED)))
                .build();
    }

    private static List<String> named(ContractReport report, CheckResult.Outcome outcome) {
        return report.checks().stream()
                .filter(check -> check.outcome() == outcome)
                .map(CheckResult::name)
                .toList();
    }
}
