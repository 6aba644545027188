package io.gimbal.cli.verbs;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.FolderTree;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where the demo's server keeps everything.
record DemoHome(Home home) {
    /// What the server logs.
    Path log() {
        try {
            Files.createDirectories(home.folder());
        } catch (IOException e) {
            throw unusable(e);
        }
        return home.folder().resolve("server.log");
    }

    /// Whether a server has kept something there.
    boolean isUsed() {
        return Files.exists(home.folder().resolve("layout"));
    }

    /// Removes everything in it.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a server has it, or it is no home: then nothing is removed
    void clear() {
        try {
            if (!Files.exists(home.folder()) || isEmpty()) {
                return;
            }
            if (!isUsed()) {
                throw CodedException.failedPrecondition(
                        "--fresh would remove " + home + ", which is no home of a Gimbal server");
            }
            try (HomeLock _ = HomeLock.acquire(home.folder())) {
                new FolderTree(home.folder()).clear();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(home.folder())) {
            return files.findAny().isEmpty();
        }
    }

    private CodedException unusable(IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot use the home " + home + ": " + e, e);
    }
}
