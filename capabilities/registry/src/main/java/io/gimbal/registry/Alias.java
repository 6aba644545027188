package io.gimbal.registry;

import java.time.Instant;
import java.util.Objects;

/// A name that can move from version to version of one model.
///
/// @param movedAt wall-clock time
public record Alias(AliasName name, VersionId version, Instant movedAt) {
    public Alias {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(movedAt);
    }
}
