package io.gimbal.tracking.gc;

import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.LoggedModelId;
import java.util.Objects;

/// A logged model whose time is over.
public record DeletedModel(LoggedModelId id, long number, ArtifactLocation artifacts) {
    public DeletedModel {
        Objects.requireNonNull(id);
        Objects.requireNonNull(artifacts);
    }
}
