package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A place for files that are gone when the work is done. Thread-safe.
public final class Scratch {
    private final Path place;

    private Scratch(Path place) {
        this.place = place;
    }

    /// The place, without what a process that was killed has left there. Only one process may use it.
    public static Scratch at(Path place) {
        if (Files.exists(place)) {
            delete(place);
        }
        return new Scratch(place);
    }

    /// A new folder.
    public Folder open(String name) {
        try {
            Files.createDirectories(place);
            return new Folder(Files.createTempDirectory(place, name + "-"));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot make a folder to work in", e);
        }
    }

    /// Gone with all that is in it when it is closed.
    public record Folder(Path path) implements AutoCloseable {
        public Path resolve(String name) {
            return path.resolve(name);
        }

        @Override
        public void close() {
            delete(path);
        }
    }

    /// Links are removed, not followed.
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot remove the folder that was worked in", e);
        }
    }
}
