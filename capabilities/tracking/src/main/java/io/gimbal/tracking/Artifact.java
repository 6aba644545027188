package io.gimbal.tracking;

import io.gimbal.core.Digest;
import java.util.Objects;

/// A file a run produced.
///
/// @param size in bytes
public record Artifact(ArtifactPath path, Digest digest, long size) {
    public Artifact {
        Objects.requireNonNull(path);
        Objects.requireNonNull(digest);
    }
}
