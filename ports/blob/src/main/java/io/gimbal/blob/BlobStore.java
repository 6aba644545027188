package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Immutable bytes, addressed by their SHA-256. Thread-safe.
///
/// A put that returned survives `kill -9` and power loss. A put that failed or was interrupted leaves nothing that
/// can be seen. Equal content is kept once, and putting it again repairs a damaged copy. What is read is what was
/// put: damage is reported as CORRUPT, never returned as content.
///
/// Every method may throw NO_SPACE (the disk is full) or UNAVAILABLE (the storage is away).
public interface BlobStore {
    /// Stores everything up to the end of the stream, which it does not close.
    ///
    /// @param announced told the digest when all was read and before the content can be found: whoever deletes what
    ///     nobody names has to know by then that somebody is about to. If it throws, nothing is stored
    /// @throws CodedException UNAVAILABLE if the stream itself fails
    Blob put(InputStream content, Consumer<Digest> announced);

    /// Stores everything up to the end of the stream, which it does not close.
    ///
    /// @throws CodedException UNAVAILABLE if the stream itself fails
    default Blob put(InputStream content) {
        return put(content, _ -> {});
    }

    /// Stores bytes that are in memory.
    default Blob put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    /// Stores what is in a file now; the file stays where it is.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the file cannot be opened
    default Blob put(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return put(content);
        } catch (IOException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT, "cannot read the file to store: " + file.getFileName(), e);
        }
    }

    /// The content as a stream. Reading to its end throws CORRUPT instead of ending if the bytes are not those of
    /// the digest, so nothing read before the end has been reached may be acted upon.
    ///
    /// @throws CodedException NOT_FOUND if it is not stored
    InputStream open(Digest digest);

    /// The whole content, verified.
    ///
    /// @throws CodedException NOT_FOUND if it is not stored, CORRUPT if it is damaged
    default byte[] read(Digest digest) {
        try (InputStream content = open(digest)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read blob " + digest, e);
        }
    }

    /// A local file that holds the content, verified by this call, for engines that read files. It must not be
    /// changed and is valid until the blob is deleted.
    ///
    /// @throws CodedException NOT_FOUND if it is not stored, CORRUPT if it is damaged
    Path localFile(Digest digest);

    /// What is stored under the digest, without looking at the bytes.
    Optional<Blob> find(Digest digest);

    default boolean contains(Digest digest) {
        return find(digest).isPresent();
    }

    /// The content's length in bytes.
    ///
    /// @throws CodedException NOT_FOUND if it is not stored
    default long size(Digest digest) {
        return find(digest).orElseThrow(() -> notFound(digest)).size();
    }

    /// Forgets the content. Streams opened earlier can be read to their end.
    ///
    /// @return whether it was stored
    boolean delete(Digest digest);

    /// What is stored, ordered by digest. What is put or deleted while paging may or may not appear; everything
    /// else appears exactly once.
    Page<Blob> list(PageRequest page);

    /// How every implementation says that it does not have a blob.
    static CodedException notFound(Digest digest) {
        return CodedException.notFound("no blob " + digest);
    }
}
