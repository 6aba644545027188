package io.gimbal.features;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.features.SkewChecks.Report;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Variables;
import java.util.Optional;

/// Keeps what skew checks find as evidence about the feature service. Thread-safe.
public final class SkewEvidence {
    public static final EvidenceType TYPE = new EvidenceType("skew");

    public static final EvidenceKind KIND = new EvidenceKind(
            TYPE,
            "Whether models were served the features that a training set has for the same moments.",
            Variables.builder().integer("compared").integer("mismatches").build());

    private final EvidenceLog evidence;
    private final Addresses addresses;

    public SkewEvidence(EvidenceLog evidence, Addresses addresses) {
        this.evidence = evidence;
        this.addresses = addresses;
    }

    /// Nothing compared says nothing, so it leaves no evidence.
    public Optional<Evidence> append(ServiceName service, Report report, String by) {
        return report.last()
                .map(last -> evidence.append(new EvidenceDraft(
                        addresses.service(service),
                        TYPE,
                        report.mismatches() == 0 ? Verdict.PASSED : Verdict.FAILED,
                        by,
                        report.mismatches() + " of " + report.compared()
                                + " predictions had other features than training",
                        JsonObject.builder()
                                .put("compared", report.compared())
                                .put("mismatches", report.mismatches())
                                .build(),
                        last,
                        Optional.empty())));
    }
}
