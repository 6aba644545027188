package io.gimbal.tracking.artifacts;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Artifacts as names in a database for bytes in a blob store that holds nothing else.
public final class ArtifactTree implements Artifacts {
    private static final int DELETED_AT_ONCE = 5_000; // others wait for the database meanwhile
    private static final int NAMES_TO_COMPARE = 1_000;

    private final Database database;
    private final BlobStore blobs;
    private final ArtifactStore store;
    private final InstantSource time;
    private final FolderListing listing;
    private final PendingNames pending = new PendingNames();

    /// @param blobs nobody else's: what no artifact names is removed from it
    public ArtifactTree(Database database, BlobStore blobs, ArtifactStore store, InstantSource time) {
        this.database = database;
        this.blobs = blobs;
        this.store = store;
        this.time = time;
        this.listing = new FolderListing(store);
    }

    @Override
    public Artifact put(ArtifactPath path, InputStream content) {
        database.read(transaction -> requireFree(transaction, path)); // before anything is sent in vain
        try (PendingNames.Pending name = pending.open()) {
            Blob blob = blobs.put(content, name::announce);
            Artifact artifact = new Artifact(
                    path, blob.digest(), blob.size(), time.instant().truncatedTo(ChronoUnit.MILLIS));
            return database.write(transaction -> {
                store.put(transaction, requireFree(transaction, artifact));
                return artifact;
            });
        }
    }

    @Override
    public Optional<Artifact> find(ArtifactPath path) {
        return database.read(transaction -> store.find(transaction, path));
    }

    @Override
    public Artifact get(ArtifactPath path) {
        return find(path).orElseThrow(() -> CodedException.notFound("no artifact \"" + path + "\"" + hint(path)));
    }

    @Override
    public InputStream open(Artifact artifact) {
        return blobs.open(artifact.digest());
    }

    @Override
    public Page<ArtifactEntry> list(ArtifactPath folder, PageRequest page) {
        return database.read(transaction -> listing.read(transaction, folder, page));
    }

    @Override
    public long delete(ArtifactPath path) {
        return delete(PathRange.of(path)) + delete(PathRange.below(path));
    }

    @Override
    public Swept sweep() {
        return new BlobSweep(database, blobs, store, pending).run();
    }

    private Artifact requireFree(Transaction transaction, Artifact artifact) throws SQLException {
        requireFree(transaction, artifact.path());
        return artifact;
    }

    /// A path is a file or a folder.
    private ArtifactPath requireFree(Transaction transaction, ArtifactPath path) throws SQLException {
        String value = path.value();
        if (path.isRoot()) {
            throw CodedException.invalidArgument("invalid path: expected the path of a file, found none");
        }
        for (int slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', slash + 1)) {
            ArtifactPath above = new ArtifactPath(value.substring(0, slash));
            if (store.find(transaction, above).isPresent()) {
                throw clash(path, above, "a file");
            }
        }
        if (!store.list(transaction, PathRange.below(path), 1).isEmpty()) {
            throw clash(path, path, "a folder");
        }
        return path;
    }

    private static CodedException clash(ArtifactPath path, ArtifactPath other, String kind) {
        return CodedException.failedPrecondition(
                "cannot store \"" + path + "\": \"" + other + "\" is " + kind + " already");
    }

    private String hint(ArtifactPath path) {
        int slash = path.value().lastIndexOf('/');
        ArtifactPath folder = new ArtifactPath(path.value().substring(0, Math.max(0, slash)));
        List<String> names = list(folder, PageRequest.first(NAMES_TO_COMPARE)).items().stream()
                .map(entry -> entry.path().name())
                .toList();
        return NearestName.hint(path.name(), names).map(hint -> ", " + hint).orElse("");
    }

    private long delete(PathRange range) {
        long deleted = 0;
        int count;
        do {
            count = database.write(transaction -> store.delete(transaction, range, DELETED_AT_ONCE));
            deleted += count;
        } while (count == DELETED_AT_ONCE);
        return deleted;
    }
}
