package io.gimbal.tracking;

import java.util.Objects;

/// A folder: there because of the artifacts below it, and gone with the last of them.
public record ArtifactFolder(ArtifactPath path) implements ArtifactEntry {
    public ArtifactFolder {
        Objects.requireNonNull(path);
    }
}
