package io.gimbal.tracking.gc;

import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunId;
import java.util.List;
import java.util.Objects;

/// What was removed for good, and what had to stay.
///
/// @param kept deleted runs that something in the graph depends on, such as a model version they produced or whose
///     source names their files; at most [#MOST_NAMED] are named
/// @param keptModels deleted logged models that a model version is made of; at most [#MOST_NAMED] are named
/// @param contents the bytes that no artifact named any more
public record Collected(
        long experiments,
        long runs,
        long models,
        long files,
        List<RunId> kept,
        List<LoggedModelId> keptModels,
        Artifacts.Swept contents) {
    public static final int MOST_NAMED = 100;

    public Collected {
        kept = List.copyOf(kept);
        keptModels = List.copyOf(keptModels);
        Objects.requireNonNull(contents);
    }
}
