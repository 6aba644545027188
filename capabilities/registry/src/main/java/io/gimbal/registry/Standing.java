package io.gimbal.registry;

import java.time.Instant;
import java.util.Objects;

/// Where a version stands.
///
/// @param since event time
public record Standing(VersionId version, Stage stage, Instant since) {
    public Standing {
        Objects.requireNonNull(version);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(since);
    }
}
