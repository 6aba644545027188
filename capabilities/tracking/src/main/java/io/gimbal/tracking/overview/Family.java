package io.gimbal.tracking.overview;

import io.gimbal.tracking.RunId;
import java.util.Map;
import java.util.Set;

/// Which of some runs are part of others.
///
/// @param names of the runs that they are part of, as far as these exist
/// @param parents those of the runs that others are part of
public record Family(Map<RunId, String> names, Set<RunId> parents) {
    public Family {
        names = Map.copyOf(names);
        parents = Set.copyOf(parents);
    }
}
