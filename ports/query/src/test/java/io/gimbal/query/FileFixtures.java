package io.gimbal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Files as they should and should not be.
final class FileFixtures {
    private FileFixtures() {}

    static Path gzip(Path file, String content) throws IOException {
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write(content.getBytes(UTF_8));
        }
        return file;
    }

    /// A header and so many lines that do not compress to almost nothing.
    static String lines(int count) {
        StringBuilder lines = new StringBuilder("a,b\n");
        for (int i = 0; i < count; i++) {
            lines.append(i)
                    .append(',')
                    .append(Integer.toHexString(i * 0x9E3779B1))
                    .append('\n');
        }
        return lines.toString();
    }

    /// Changes some bytes in the middle.
    static Path damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 50; i++) {
            bytes[i] ^= 0x55;
        }
        return Files.write(file, bytes);
    }
}
