package io.gimbal.tracking.gc;

import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunKey;
import java.util.Objects;

/// A run whose time is over.
public record DeletedRun(RunId id, RunKey key, ArtifactLocation artifacts) {
    public DeletedRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(artifacts);
    }
}
