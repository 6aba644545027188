package io.gimbal.tracking.artifacts;

import io.gimbal.core.Digest;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which bytes stand at which path. Every method is part of the caller's transaction.
public interface ArtifactStore {
    /// An artifact at a path that is taken replaces what was there.
    void put(Transaction transaction, Artifact artifact) throws SQLException;

    Optional<Artifact> find(Transaction transaction, ArtifactPath path) throws SQLException;

    /// The first in the range, in order of the bytes of the paths.
    List<Artifact> list(Transaction transaction, PathRange range, int limit) throws SQLException;

    /// The first in the range.
    ///
    /// @return how many there were
    int delete(Transaction transaction, PathRange range, int limit) throws SQLException;

    /// The digests from one to another, both included, that a path names.
    Set<Digest> named(Transaction transaction, Digest first, Digest last) throws SQLException;
}
