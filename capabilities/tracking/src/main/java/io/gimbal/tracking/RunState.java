package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.Objects;

/// As much of a run as decides whether it takes what is logged to it.
public record RunState(RunKey key, LifecycleStage lifecycle) {
    public RunState {
        Objects.requireNonNull(key);
        Objects.requireNonNull(lifecycle);
    }

    /// What somebody is told who writes to a deleted run.
    public static CodedException deleted(RunId id) {
        return CodedException.failedPrecondition(
                "run " + id + " must be in the 'active' state, it is deleted; restore it first");
    }

    static CodedException unknown(RunId id) {
        return CodedException.notFound("no run with id " + id);
    }
}
