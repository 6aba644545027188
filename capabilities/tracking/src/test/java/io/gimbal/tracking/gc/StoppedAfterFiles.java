package io.gimbal.tracking.gc;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import java.io.InputStream;
import java.util.Optional;

/// Artifacts of a process that ends when it has removed some.
record StoppedAfterFiles(Artifacts artifacts) implements Artifacts {
    @Override
    public Artifact put(ArtifactPath path, InputStream content) {
        return artifacts.put(path, content);
    }

    @Override
    public Optional<Artifact> find(ArtifactPath path) {
        return artifacts.find(path);
    }

    @Override
    public Artifact get(ArtifactPath path) {
        return artifacts.get(path);
    }

    @Override
    public InputStream open(Artifact artifact) {
        return artifacts.open(artifact);
    }

    @Override
    public Page<ArtifactEntry> list(ArtifactPath folder, PageRequest page) {
        return artifacts.list(folder, page);
    }

    @Override
    public long delete(ArtifactPath path) {
        artifacts.delete(path);
        throw new IllegalStateException("stopped");
    }

    @Override
    public Swept sweep() {
        return artifacts.sweep();
    }
}
