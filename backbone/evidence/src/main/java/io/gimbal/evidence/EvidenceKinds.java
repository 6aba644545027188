package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The types of evidence that the parts of this server give. Immutable.
public final class EvidenceKinds {
    private final Map<EvidenceType, EvidenceKind> kinds = new TreeMap<>();

    public EvidenceKinds(Collection<EvidenceKind> kinds) {
        for (EvidenceKind kind : kinds) {
            if (this.kinds.put(kind.type(), kind) != null) {
                throw new IllegalArgumentException("two capabilities own evidence of type " + kind.type());
            }
        }
    }

    /// In order of type.
    public List<EvidenceKind> list() {
        return List.copyOf(kinds.values());
    }

    /// @throws CodedException INVALID_ARGUMENT naming the nearest, if nothing gives such evidence
    public EvidenceKind get(EvidenceType type) {
        EvidenceKind kind = kinds.get(type);
        if (kind == null) {
            List<String> names =
                    kinds.keySet().stream().map(EvidenceType::value).toList();
            throw CodedException.invalidArgument("nothing gives evidence of type \"" + type + "\""
                    + NearestName.hint(type.value(), names)
                            .map(hint -> ", " + hint)
                            .orElse(""));
        }
        return kind;
    }
}
