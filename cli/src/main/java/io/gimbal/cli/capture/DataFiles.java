package io.gimbal.cli.capture;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/// Digests of data that lies in files.
public final class DataFiles {
    private static final int BUFFER = 1 << 16;

    private DataFiles() {}

    /// Data a run uses, as tracking takes it.
    ///
    /// @param name the path as it was given
    /// @param digest of the file's content; of a folder, of its files' names and digests
    public record Input(String name, String digest, String context) {}

    /// @param named by a person, relative to the folder
    /// @throws CodedException NOT_FOUND if there is no such file or folder
    public static Input input(Path folder, String named) {
        Path path = folder.resolve(named);
        try {
            if (Files.isDirectory(path)) {
                return new Input(named, treeDigest(path), "given");
            }
            if (Files.isRegularFile(path)) {
                return new Input(named, digest(path).toString(), "given");
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "--data: cannot read " + named + ": " + e, e);
        }
        throw CodedException.notFound("--data: there is no file or folder " + named + " in " + folder);
    }

    static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return Digest.finish(sha256);
    }

    /// Of a line for each file below, in order of name: the digest, two spaces, the path; as `sha256sum` writes them.
    private static String treeDigest(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            lines.append(digest(file).hex()).append("  ").append(name).append('\n');
        }
        return Digest.of(lines.toString()).toString();
    }
}
