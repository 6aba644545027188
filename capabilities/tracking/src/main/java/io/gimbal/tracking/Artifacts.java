package io.gimbal.tracking;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.sql.Database;
import java.io.InputStream;
import java.util.List;

/// Files that runs produced. Thread-safe. The bytes are durable before the path names them, so a crash in between
/// leaves at most unnamed bytes.
public final class Artifacts {
    private final Database database;
    private final BlobStore blobs;
    private final ArtifactStore store;
    private final Runs runs;

    public Artifacts(Database database, BlobStore blobs, ArtifactStore store, Runs runs) {
        this.database = database;
        this.blobs = blobs;
        this.store = store;
        this.runs = runs;
    }

    /// Stores the content; an artifact at a path that is taken replaces what was there.
    ///
    /// @throws CodedException NOT_FOUND without such a run, FAILED_PRECONDITION if it is deleted or if the path is
    ///     below a file or above one
    public Artifact put(RunId run, ArtifactPath path, InputStream content) {
        database.read(transaction -> runs.getActive(transaction, run));
        Blob blob = blobs.put(content);
        Artifact artifact = new Artifact(path, blob.digest(), blob.size());
        return database.write(transaction -> {
            runs.getActive(transaction, run);
            refuseFileAsFolder(path, store.list(transaction, run));
            store.put(transaction, run, artifact);
            return artifact;
        });
    }

    /// In order of path.
    ///
    /// @throws CodedException NOT_FOUND without such a run
    public List<Artifact> list(RunId run) {
        return database.read(transaction -> {
            runs.get(transaction, run);
            return store.list(transaction, run);
        });
    }

    /// @throws CodedException NOT_FOUND naming the nearest artifact
    public Artifact get(RunId run, ArtifactPath path) {
        return database.read(transaction -> {
            runs.get(transaction, run);
            List<String> paths = store.list(transaction, run).stream()
                    .map(artifact -> artifact.path().value())
                    .toList();
            return store.find(transaction, run, path)
                    .orElseThrow(() -> CodedException.notFound("run " + run + " has no artifact \"" + path + "\""
                            + NearestName.hint(path.value(), paths)
                                    .map(hint -> ", " + hint)
                                    .orElse("")));
        });
    }

    /// The content, verified as it is read; see [BlobStore#open].
    public InputStream open(Artifact artifact) {
        return blobs.open(artifact.digest());
    }

    private static void refuseFileAsFolder(ArtifactPath path, List<Artifact> present) {
        for (Artifact other : present) {
            String there = other.path().value();
            if (there.startsWith(path.value() + "/") || path.value().startsWith(there + "/")) {
                throw CodedException.failedPrecondition("\"" + path + "\" cannot be stored beside \"" + there
                        + "\": one would be both file and folder");
            }
        }
    }
}
