package io.gimbal.mlflow.artifacts;

import io.gimbal.mlflow.Fields;
import io.gimbal.tracking.ArtifactLocation;

/// Where the files of model versions are.
@FunctionalInterface
public interface VersionLocations {
    /// @param request its `name` and `version` say which
    /// @throws CodedException NOT_FOUND without such a version, INVALID_ARGUMENT if these cannot be any
    ArtifactLocation get(Fields request);
}
