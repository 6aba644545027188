package io.gimbal.tracking.store;

import io.gimbal.core.Digest;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.artifacts.ArtifactStore;
import io.gimbal.tracking.artifacts.PathRange;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Paths are kept as bytes, which every database orders alike.
final class SqlArtifactStore implements ArtifactStore {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public void put(Transaction transaction, Artifact artifact) throws SQLException {
        transaction.update(
                """
                INSERT INTO tracking_artifact (path, digest, size, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (path) DO UPDATE SET digest = excluded.digest, size = excluded.size, at = excluded.at
                """, bytes(artifact.path().value()), bytes(artifact.digest()), artifact.size(), artifact.at());
    }

    @Override
    public Optional<Artifact> find(Transaction transaction, ArtifactPath path) throws SQLException {
        return transaction.find(
                "SELECT path, digest, size, at FROM tracking_artifact WHERE path = ?",
                SqlArtifactStore::artifact,
                bytes(path.value()));
    }

    @Override
    public List<Artifact> list(Transaction transaction, PathRange range, int limit) throws SQLException {
        return transaction.list(
                "SELECT path, digest, size, at FROM tracking_artifact WHERE path >= ? AND path < ? ORDER BY path LIMIT ?",
                SqlArtifactStore::artifact,
                bytes(range.from()),
                bytes(range.to()),
                limit);
    }

    @Override
    public int delete(Transaction transaction, PathRange range, int limit) throws SQLException {
        return transaction.update("""
                DELETE FROM tracking_artifact WHERE path IN
                (SELECT path FROM tracking_artifact WHERE path >= ? AND path < ? ORDER BY path LIMIT ?)
                """, bytes(range.from()), bytes(range.to()), limit);
    }

    @Override
    public Set<Digest> named(Transaction transaction, Digest first, Digest last) throws SQLException {
        return new HashSet<>(transaction.list(
                "SELECT DISTINCT digest FROM tracking_artifact WHERE digest BETWEEN ? AND ?",
                SqlArtifactStore::digest,
                bytes(first),
                bytes(last)));
    }

    private static Artifact artifact(Row row) throws SQLException {
        return new Artifact(
                new ArtifactPath(new String(row.bytes("path"), StandardCharsets.UTF_8)),
                digest(row),
                row.integer("size"),
                row.instant("at"));
    }

    private static Digest digest(Row row) throws SQLException {
        return new Digest(HEX.formatHex(row.bytes("digest")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Digest digest) {
        return HEX.parseHex(digest.hex());
    }
}
