package io.gimbal.data;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Variables;
import java.util.Optional;

/// That a version was summarised, as evidence about it.
final class ProfileEvidence {
    static final EvidenceType TYPE = new EvidenceType("profile");

    static final EvidenceKind KIND = new EvidenceKind(
            TYPE,
            "A summary of the columns of a dataset version.",
            Variables.builder()
                    .integer("rows")
                    .integer("columns")
                    .map("missing")
                    .map("distinct")
                    .build());

    private ProfileEvidence() {}

    static EvidenceDraft of(DatasetVersion version, Profile profile) {
        JsonObject.Builder missing = JsonObject.builder();
        JsonObject.Builder distinct = JsonObject.builder();
        profile.columns().forEach(column -> {
            missing.put(column.name(), column.nullCount());
            distinct.put(column.name(), column.distinctCount());
        });
        JsonObject values = JsonObject.builder()
                .put("rows", profile.rowCount())
                .put("columns", profile.columns().size())
                .put("missing", missing.build())
                .put("distinct", distinct.build())
                .build();
        return new EvidenceDraft(
                version.ref(),
                TYPE,
                Verdict.PASSED,
                version.origin().who(),
                profile.rowCount() + " rows, " + profile.columns().size() + " columns",
                values,
                version.origin().asOf(),
                Optional.empty());
    }
}
