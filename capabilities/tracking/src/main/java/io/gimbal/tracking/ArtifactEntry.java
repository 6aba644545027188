package io.gimbal.tracking;

/// What stands in a folder of [Artifacts].
public sealed interface ArtifactEntry permits Artifact, ArtifactFolder {
    /// From the root of all artifacts.
    ArtifactPath path();
}
