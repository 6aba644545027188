package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Files that exist while something is computed. What a crash left behind is deleted at the next start.
/// Thread-safe.
public final class Scratch {
    private final Path folder;
    private final AtomicLong count = new AtomicLong();

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /// @param folder its own, made and emptied here
    public static Scratch in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
        return new Scratch(folder);
    }

    /// A path nothing is at.
    public Path next() {
        return folder.resolve("file-" + count.incrementAndGet());
    }

    /// Deletes the file if it is there.
    public void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static CodedException failed(Path folder, IOException e) {
        return new CodedException(
                ErrorCode.UNAVAILABLE, "cannot work in folder " + folder.getFileName() + ": " + e.getMessage(), e);
    }
}
