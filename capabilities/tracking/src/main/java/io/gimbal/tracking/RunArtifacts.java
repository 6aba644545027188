package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.io.InputStream;

/// The artifacts of one run at a time: those below its location. Thread-safe. All paths are below the run.
public final class RunArtifacts {
    private final Runs runs;
    private final Artifacts artifacts;

    public RunArtifacts(Runs runs, Artifacts artifacts) {
        this.runs = runs;
        this.artifacts = artifacts;
    }

    /// @throws CodedException NOT_FOUND without such a run, FAILED_PRECONDITION if it is deleted, UNSUPPORTED if its
    ///     artifacts are kept elsewhere, and what [Artifacts#put] throws
    public Artifact put(RunId id, ArtifactPath path, InputStream content) {
        Run run = runs.get(id);
        if (run.lifecycle() == LifecycleStage.DELETED) {
            throw CodedException.failedPrecondition("run " + id + " is deleted; restore it first");
        }
        return artifacts.put(folder(run).resolve(path), content);
    }

    /// @throws CodedException NOT_FOUND without such a run or artifact, UNSUPPORTED if they are kept elsewhere
    public Artifact get(RunId run, ArtifactPath path) {
        return artifacts.get(folder(run).resolve(path));
    }

    /// The content; see [Artifacts#open].
    public InputStream open(Artifact artifact) {
        return artifacts.open(artifact);
    }

    /// @throws CodedException NOT_FOUND without such a run, UNSUPPORTED if they are kept elsewhere
    public Page<ArtifactEntry> list(RunId run, ArtifactPath folder, PageRequest page) {
        return artifacts.list(folder(run).resolve(folder), page);
    }

    /// Where the run's artifacts are.
    ///
    /// @throws CodedException NOT_FOUND without such a run, UNSUPPORTED if they are kept elsewhere
    public ArtifactPath folder(RunId run) {
        return folder(runs.get(run));
    }

    private static ArtifactPath folder(Run run) {
        return run.artifacts()
                .path()
                .orElseThrow(() -> CodedException.unsupported(
                        "the artifacts of run " + run.id() + " are kept elsewhere, at " + run.artifacts()));
    }
}
