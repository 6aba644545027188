package io.gimbal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many people said yes, and whose word does not count.
///
/// @param approvals different principals
/// @param rejections different principals
/// @param notes one for each whose approval does not count, and why
/// @param unchecked the points of the gate's checklist that no approval that counts has confirmed
record ReviewCount(int approvals, int rejections, List<String> notes, List<String> unchecked) {
    ReviewCount {
        unchecked = List.copyOf(unchecked);
        notes = List.copyOf(notes);
    }

    /// What keeps the count from being higher; empty when everybody who spoke counts.
    Optional<String> gap() {
        List<String> gaps = new ArrayList<>(notes);
        if (gaps.isEmpty() && approvals + rejections == 0) {
            gaps.add("nobody has reviewed it");
        }
        if (!unchecked.isEmpty()) {
            gaps.add("nobody has confirmed: " + String.join(", ", unchecked));
        }
        return gaps.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", gaps));
    }
}
