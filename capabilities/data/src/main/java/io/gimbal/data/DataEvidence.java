package io.gimbal.data;

import io.gimbal.evidence.EvidenceKind;
import java.util.List;

/// The types of evidence that data gives.
public final class DataEvidence {
    public static final List<EvidenceKind> KINDS = List.of(ContractEvidence.KIND, ProfileEvidence.KIND);

    private DataEvidence() {}
}
