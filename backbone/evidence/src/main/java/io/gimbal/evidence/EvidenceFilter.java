package io.gimbal.evidence;

import io.gimbal.graph.AssetRef;
import java.util.Optional;

/// Which evidence a list wants; an empty part matches all.
public record EvidenceFilter(Optional<AssetRef> about, Optional<EvidenceType> type) {
    public static EvidenceFilter about(AssetRef ref) {
        return new EvidenceFilter(Optional.of(ref), Optional.empty());
    }

    public static EvidenceFilter ofType(EvidenceType type) {
        return new EvidenceFilter(Optional.empty(), Optional.of(type));
    }

    public EvidenceFilter and(EvidenceType wanted) {
        return new EvidenceFilter(about, Optional.of(wanted));
    }
}
