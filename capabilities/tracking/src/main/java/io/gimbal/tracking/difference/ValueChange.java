package io.gimbal.tracking.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A named value that differs.
///
/// @param before empty if it was added
/// @param after empty if it went away
public record ValueChange(String name, Optional<String> before, Optional<String> after) {
    public ValueChange {
        if (before.equals(after)) {
            throw new IllegalArgumentException("nothing changed about " + name);
        }
    }

    /// Those that differ, in order of name.
    static List<ValueChange> between(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<ValueChange> changes = new ArrayList<>();
        for (String name : names) {
            Optional<String> was = Optional.ofNullable(before.get(name));
            Optional<String> is = Optional.ofNullable(after.get(name));
            if (!was.equals(is)) {
                changes.add(new ValueChange(name, was, is));
            }
        }
        return changes;
    }
}
