package io.gimbal.tracking.gc;

import io.gimbal.tracking.ArtifactLocation;
import java.util.Objects;

/// A logged model whose time is over.
public record DeletedModel(long number, ArtifactLocation artifacts) {
    public DeletedModel {
        Objects.requireNonNull(artifacts);
    }
}
