package io.gimbal.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A place for files that are gone when the work is done. Thread-safe; only one process may use a place.
public final class Scratch {
    private final Path place;

    private Scratch(Path place) {
        this.place = place;
    }

    /// The place, without what a process that was killed has left there.
    ///
    /// @throws CodedException UNAVAILABLE if that cannot be removed
    public static Scratch at(Path place) {
        new FolderTree(place).delete();
        return new Scratch(place);
    }

    /// A new folder.
    ///
    /// @param name of the work, for a reader who finds the folder; lower-case words joined by `-`
    /// @throws CodedException UNAVAILABLE if it cannot be made
    public Folder open(String name) {
        try {
            Files.createDirectories(place);
            return new Folder(Files.createTempDirectory(place, name + "-"));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot make a folder to work in: " + e, e);
        }
    }

    /// Gone with all that is in it when it is closed.
    public record Folder(Path path) implements AutoCloseable {
        public Path resolve(String name) {
            return path.resolve(name);
        }

        @Override
        public void close() {
            new FolderTree(path).delete();
        }
    }
}
