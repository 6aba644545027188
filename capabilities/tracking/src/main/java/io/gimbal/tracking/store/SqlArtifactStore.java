package io.gimbal.tracking.store;

import io.gimbal.core.Digest;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.ArtifactStore;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlArtifactStore implements ArtifactStore {
    @Override
    public void put(Transaction transaction, RunId run, Artifact artifact) throws SQLException {
        transaction.update(
                "INSERT INTO tracking_artifact (run, path, digest, size) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (run, path) DO UPDATE SET digest = excluded.digest, size = excluded.size",
                run.value(),
                artifact.path().value(),
                artifact.digest().toString(),
                artifact.size());
    }

    @Override
    public Optional<Artifact> find(Transaction transaction, RunId run, ArtifactPath path) throws SQLException {
        return transaction.find(
                "SELECT * FROM tracking_artifact WHERE run = ? AND path = ?",
                SqlArtifactStore::artifact,
                run.value(),
                path.value());
    }

    @Override
    public List<Artifact> list(Transaction transaction, RunId run) throws SQLException {
        return transaction.list(
                "SELECT * FROM tracking_artifact WHERE run = ? ORDER BY path", SqlArtifactStore::artifact, run.value());
    }

    private static Artifact artifact(Row row) throws SQLException {
        return new Artifact(new ArtifactPath(row.text("path")), Digest.parse(row.text("digest")), row.integer("size"));
    }
}
