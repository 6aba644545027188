package io.gimbal.tracking.artifacts;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Artifacts.Swept;
import java.util.List;
import java.util.Set;

/// One walk through all bytes that removes those without a name.
final class BlobSweep {
    private static final int LOOKED_AT_TOGETHER = 1_000;

    private final Database database;
    private final BlobStore blobs;
    private final ArtifactStore store;
    private final PendingNames pending;
    private long files;
    private long bytes;

    BlobSweep(Database database, BlobStore blobs, ArtifactStore store, PendingNames pending) {
        this.database = database;
        this.blobs = blobs;
        this.store = store;
        this.pending = pending;
    }

    Swept run() {
        PageRequest request = PageRequest.first(LOOKED_AT_TOGETHER);
        while (true) {
            Page<Blob> page = blobs.list(request);
            sweep(page.items());
            if (page.next().isEmpty()) {
                return new Swept(files, bytes);
            }
            request = request.next(page.next().get());
        }
    }

    private void sweep(List<Blob> some) {
        if (some.isEmpty()) {
            return;
        }
        Set<Digest> named = named(some.getFirst().digest(), some.getLast().digest());
        for (Blob blob : some) {
            if (!named.contains(blob.digest())
                    && pending.removeUnlessPending(blob.digest(), () -> remove(blob.digest()))) {
                files++;
                bytes += blob.size();
            }
        }
    }

    /// Looks for names once more: one may have come since the page was read.
    private boolean remove(Digest digest) {
        return named(digest, digest).isEmpty() && blobs.delete(digest);
    }

    private Set<Digest> named(Digest first, Digest last) {
        return database.read(transaction -> store.named(transaction, first, last));
    }
}
