package io.gimbal.evidence;

import java.util.Locale;

/// Evidence that a condition wanted and that does not count.
///
/// @param name as in conditions: `candidate.shadow`, or `champion` when there is none at all
/// @param state missing, expired or undefined
/// @param explanation why it does not count
/// @param remedy what would supply it
public record EvidenceGap(String name, GateDecision.State state, String explanation, String remedy) {
    /// `candidate.shadow is missing: nothing has looked at it; it comes from ...`.
    @Override
    public String toString() {
        return name + " is " + state.name().toLowerCase(Locale.ROOT) + ": " + explanation + "; " + remedy;
    }

    /// Whether a value of that name, like `candidate.shadow.mae`, is part of what does not count.
    boolean covers(String value) {
        return value.equals(name) || value.startsWith(name + ".") || value.startsWith(name + "[");
    }
}
