package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The names of segment files: numbers in order, like `000000000042.db`, each with what SQLite keeps beside it.
final class SegmentFiles {
    private static final String SUFFIX = ".db";
    private static final List<String> COMPANIONS = List.of("-wal", "-shm");

    private final Path folder;

    SegmentFiles(Path folder) {
        this.folder = folder;
    }

    /// Oldest first.
    List<Path> list() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unavailable(folder, e);
        }
    }

    Path first() {
        return numbered(1);
    }

    Path after(Path file) {
        String name = file.getFileName().toString();
        return numbered(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())) + 1);
    }

    private Path numbered(long number) {
        return folder.resolve(String.format(Locale.ROOT, "%012d", number) + SUFFIX);
    }

    static long size(Path file) {
        try {
            long size = Files.size(file);
            Path log = companion(file, COMPANIONS.getFirst());
            return Files.exists(log) ? size + Files.size(log) : size;
        } catch (IOException e) {
            throw unavailable(file, e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            for (String suffix : COMPANIONS) {
                Files.deleteIfExists(companion(file, suffix));
            }
        } catch (IOException e) {
            throw unavailable(file, e);
        }
    }

    private static Path companion(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static CodedException unavailable(Path path, IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "the log cannot use " + path + ": " + e, e);
    }
}
