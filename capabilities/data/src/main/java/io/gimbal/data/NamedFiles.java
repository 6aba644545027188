package io.gimbal.data;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Uploaded files under their own names for as long as they are read: the blob store knows them by digest
/// only, but their names tell their format and stand in messages.
final class NamedFiles implements AutoCloseable {
    private final Path folder;
    private final List<Path> paths;

    private NamedFiles(Path folder, List<Path> paths) {
        this.folder = folder;
        this.paths = List.copyOf(paths);
    }

    /// @throws CodedException NOT_FOUND naming a file that was not uploaded, CORRUPT if one is damaged
    static NamedFiles of(List<DeliveredFile> files, BlobStore blobs, Path scratch) {
        try {
            Files.createDirectories(scratch);
            Path folder = Files.createTempDirectory(scratch, "delivery-");
            List<Path> paths = new ArrayList<>();
            NamedFiles named = new NamedFiles(folder, paths);
            try {
                for (DeliveredFile file : files) {
                    paths.add(Files.createSymbolicLink(folder.resolve(file.name()), stored(file, blobs)));
                }
            } catch (CodedException e) {
                named.close();
                throw e;
            }
            return new NamedFiles(folder, paths);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot lay out the files of a delivery", e);
        }
    }

    private static Path stored(DeliveredFile file, BlobStore blobs) {
        if (!blobs.contains(file.digest())) {
            throw CodedException.notFound(
                    "file \"" + file.name() + "\" was not uploaded: there is no " + file.digest());
        }
        return blobs.localFile(file.digest());
    }

    List<Path> paths() {
        return paths;
    }

    @Override
    public void close() {
        try (Stream<Path> links = Files.list(folder)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot remove the folder of a delivery", e);
        }
    }
}
