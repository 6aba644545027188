package io.gimbal.access;

import io.gimbal.blob.BlobPointers;
import io.gimbal.blob.BlobStore;
import io.gimbal.blob.PointerName;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Heads of the audit log in the blob store, where who can write to the database cannot reach. Thread-safe.
public final class AuditAnchors {
    private static final PointerName NAME = new PointerName("audit-head");

    private final BlobStore blobs;
    private final BlobPointers pointers;

    public AuditAnchors(BlobStore blobs, BlobPointers pointers) {
        this.blobs = blobs;
        this.pointers = pointers;
    }

    /// The newest head that was put.
    ///
    /// @throws CodedException CORRUPT if it is damaged or was deleted
    public Optional<AuditHead> find() {
        return pointers.find(NAME).map(this::read);
    }

    private AuditHead read(Digest digest) {
        try {
            return AuditHead.parse(blobs.read(digest));
        } catch (CodedException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.INVALID_ARGUMENT) {
                throw new CodedException(
                        ErrorCode.CORRUPT, "the head of the audit log was deleted or damaged: blob " + digest, e);
            }
            throw e;
        }
    }

    /// Keeps a head, unless a later one is kept already.
    public void put(AuditHead head) {
        Digest next = blobs.put(head.bytes()).digest();
        while (true) {
            Optional<Digest> current = pointers.find(NAME);
            if (current.isPresent() && read(current.get()).count() >= head.count()) {
                return;
            }
            if (isMoved(current.orElse(null), next)) {
                return;
            }
        }
    }

    private boolean isMoved(@Nullable Digest current, Digest next) {
        try {
            if (current == null) {
                pointers.create(NAME, next);
            } else {
                pointers.update(NAME, current, next);
            }
            return true;
        } catch (CodedException e) {
            if (e.code() == ErrorCode.CONFLICT || e.code() == ErrorCode.ALREADY_EXISTS) {
                return false; // another server was faster; look again
            }
            throw e;
        }
    }
}
