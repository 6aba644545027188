package io.gimbal.tracking.models;

import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LoggedModelId;
import java.time.Instant;
import java.util.Objects;

/// A model a run saved. Never changes; a later read may return a newer one.
///
/// @param number in order of creation, never used again
/// @param name need not be unique
/// @param type what the client calls its sort; may be empty
/// @param run the id of the run it came from, as the client gave it; may be empty
/// @param artifacts where its files are
public record LoggedModel(
        LoggedModelId id,
        long number,
        ExperimentId experiment,
        String name,
        String type,
        LoggedModelStatus status,
        String run,
        ArtifactLocation artifacts,
        Instant createdAt,
        Instant updatedAt) {
    public LoggedModel {
        Objects.requireNonNull(id);
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(status);
        Objects.requireNonNull(run);
        Objects.requireNonNull(artifacts);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(updatedAt);
    }
}
