package io.gimbal.evidence;

import io.gimbal.rules.Variables;
import java.util.Objects;

/// What a type of evidence tells, so that a gate's condition can be checked before anything relies on it.
///
/// @param description what the check looks at, in a few words
/// @param values the names and types of what it measures
/// @param remedy what to do when it is missing, in a few words
public record EvidenceKind(EvidenceType type, String description, Variables values, String remedy) {
    public EvidenceKind {
        Objects.requireNonNull(type);
        Objects.requireNonNull(values);
        if (description.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("evidence of type " + type + " needs a description and a remedy");
        }
    }

    /// A kind of which there is no more to say than what it would tell.
    public EvidenceKind(EvidenceType type, String description, Variables values) {
        this(type, description, values, "it would tell: " + description);
    }

    /// The type as conditions write it, where a dash would be a minus.
    String variable() {
        return type.value().replace('-', '_');
    }
}
