package io.gimbal.tracking;

import io.gimbal.core.Digest;
import java.time.Instant;
import java.util.Objects;

/// A file that a run, a model or a person left.
///
/// @param size in bytes
/// @param at when it was put there
public record Artifact(ArtifactPath path, Digest digest, long size, Instant at) implements ArtifactEntry {
    public Artifact {
        Objects.requireNonNull(path);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(at);
    }
}
