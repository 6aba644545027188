package io.gimbal.evidence;

import java.util.List;
import java.util.Optional;

/// How many people said yes, and whose word does not count.
///
/// @param approvals different principals
/// @param rejections different principals
/// @param notes one for each whose approval does not count, and why
record ReviewCount(int approvals, int rejections, List<String> notes) {
    ReviewCount {
        notes = List.copyOf(notes);
    }

    /// What keeps the count from being higher; empty when everybody who spoke counts.
    Optional<String> gap() {
        if (!notes.isEmpty()) {
            return Optional.of(String.join("; ", notes));
        }
        return approvals + rejections == 0 ? Optional.of("nobody has reviewed it") : Optional.empty();
    }
}
