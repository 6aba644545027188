package io.gimbal.bench.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What has to be done to a file wherever it is kept: copied, hashed, and synced.
final class RawCopy {
    private RawCopy() {}

    static double seconds(Path file, Path copy) throws IOException, NoSuchAlgorithmException {
        Files.deleteIfExists(copy);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 18];
        long start = System.nanoTime();
        try (InputStream input = Files.newInputStream(file);
                FileChannel output = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                sha256.update(buffer, 0, count);
                output.write(ByteBuffer.wrap(buffer, 0, count));
            }
            output.force(true);
        }
        OutputStream.nullOutputStream().write(sha256.digest());
        return (System.nanoTime() - start) / 1e9;
    }
}
