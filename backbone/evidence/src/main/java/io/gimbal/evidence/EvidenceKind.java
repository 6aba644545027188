package io.gimbal.evidence;

import io.gimbal.rules.Variables;
import java.util.Objects;

/// What a type of evidence tells, so that a gate's rule can be checked before anything relies on it.
///
/// @param description what the check looks at, in a sentence
/// @param values the names and types of what it measures
public record EvidenceKind(EvidenceType type, String description, Variables values) {
    public EvidenceKind {
        Objects.requireNonNull(type);
        Objects.requireNonNull(values);
        if (description.isBlank()) {
            throw new IllegalArgumentException("evidence of type " + type + " needs a description");
        }
    }
}
