package io.gimbal.tracking;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.io.InputStream;
import java.util.Optional;

/// All files that runs, models and people left, as one tree. Thread-safe. What belongs to whom is said by its place:
/// a run's artifacts are those below [its location][ArtifactLocation], see [RunArtifacts].
///
/// The bytes are durable before a path names them, so a crash in between leaves at most unnamed bytes, which
/// [#sweep] removes. Nothing of a content that broke off is ever seen.
public interface Artifacts {
    /// Stores everything up to the end of the stream; what was at the path before is replaced.
    ///
    /// @throws CodedException FAILED_PRECONDITION if the path is below a file or is a folder, and what
    ///     [io.gimbal.blob.BlobStore#put(InputStream)] throws
    Artifact put(ArtifactPath path, InputStream content);

    /// The file at the path; a folder is none.
    Optional<Artifact> find(ArtifactPath path);

    /// @throws CodedException NOT_FOUND naming the nearest in its folder
    Artifact get(ArtifactPath path);

    /// The content, verified as it is read; see [io.gimbal.blob.BlobStore#open].
    ///
    /// @throws CodedException NOT_FOUND if it was deleted meanwhile
    InputStream open(Artifact artifact);

    /// What stands directly in a folder, in order of its names' bytes; nothing if there is no such folder.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the token is not of such a list
    Page<ArtifactEntry> list(ArtifactPath folder, PageRequest page);

    /// Removes the file, or the folder with everything below; nothing there is fine. A large folder goes in pieces.
    ///
    /// @return how many files were removed
    long delete(ArtifactPath path);

    /// Removes the bytes that no path names. May run beside everything else: what is being put stays.
    Swept sweep();

    /// What a sweep removed.
    ///
    /// @param files how many distinct contents
    /// @param bytes their size together
    record Swept(long files, long bytes) {}
}
