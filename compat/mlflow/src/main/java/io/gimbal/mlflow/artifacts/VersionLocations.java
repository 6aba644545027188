package io.gimbal.mlflow.artifacts;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.ArtifactLocation;

/// Where the files of model versions are.
@FunctionalInterface
public interface VersionLocations {
    /// @param name of the model, as the client gave it
    /// @param version as the client gave it
    /// @throws CodedException NOT_FOUND without such a version, INVALID_ARGUMENT if these cannot be any
    ArtifactLocation get(String name, String version);
}
