package io.gimbal.data;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lays uploaded files out under their own names: the blob store knows them by digest only, but their names
/// tell their format and stand in messages.
final class NamedFiles {
    private NamedFiles() {}

    /// @throws CodedException NOT_FOUND naming a file that was not uploaded, CORRUPT if one is damaged
    static List<Path> link(List<DeliveredFile> files, BlobStore blobs, Scratch.Folder folder) {
        List<Path> links = new ArrayList<>();
        for (DeliveredFile file : files) {
            Path stored = stored(file, blobs);
            try {
                links.add(Files.createSymbolicLink(folder.resolve(file.name()), stored));
            } catch (IOException e) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "cannot lay out the files of a delivery", e);
            }
        }
        return links;
    }

    private static Path stored(DeliveredFile file, BlobStore blobs) {
        if (!blobs.contains(file.digest())) {
            throw CodedException.notFound(
                    "file \"" + file.name() + "\" was not uploaded: there is no " + file.digest());
        }
        return blobs.localFile(file.digest());
    }
}
