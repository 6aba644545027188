package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/// What some files contain, as a name.
final class FileDigest {
    private FileDigest() {}

    static Digest of(List<Path> files) {
        MessageDigest sha256 = Digest.newSha256();
        try (OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            for (Path file : files) {
                try (InputStream content = Files.newInputStream(file)) {
                    content.transferTo(digesting);
                }
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "a file cannot be read: " + e.getMessage(), e);
        }
        return Digest.finish(sha256);
    }
}
