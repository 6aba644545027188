package io.gimbal.evidence;

import java.util.List;

/// A condition for passing on: every prerequisite must be met.
///
/// @param name as people call it, such as `taxi/standard: production`
public record Gate(String name, List<Prerequisite> prerequisites) {
    public Gate {
        prerequisites = List.copyOf(prerequisites);
    }
}
