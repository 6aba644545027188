package io.gimbal.mlflow.artifacts;

import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.models.LoggedModels;

/// What the calls about artifacts need.
public record ArtifactServices(Artifacts artifacts, Runs runs, LoggedModels models) {}
