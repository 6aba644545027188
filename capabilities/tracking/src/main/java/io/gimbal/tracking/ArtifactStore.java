package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which bytes stand at which path of a run. Every method is part of the caller's transaction.
public interface ArtifactStore {
    /// An artifact at a path that is taken replaces what was there.
    void put(Transaction transaction, RunId run, Artifact artifact) throws SQLException;

    Optional<Artifact> find(Transaction transaction, RunId run, ArtifactPath path) throws SQLException;

    /// In order of path.
    List<Artifact> list(Transaction transaction, RunId run) throws SQLException;
}
