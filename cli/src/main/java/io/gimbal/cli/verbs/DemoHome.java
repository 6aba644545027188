package io.gimbal.cli.verbs;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.FolderTree;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/// Where the demo's server keeps everything.
record DemoHome(Home home) {
    private static final String LOG = "server.log";

    /// What may stand in a home that no server has had yet.
    private static final Set<String> BEFORE_A_SERVER = Set.of(LOG, "gimbal.properties", "lock");

    /// What the server logs.
    Path log() {
        try {
            Files.createDirectories(home.folder());
        } catch (IOException e) {
            throw unusable(e);
        }
        return home.folder().resolve(LOG);
    }

    /// Whether a server has kept something there.
    boolean isUsed() {
        return Files.exists(home.folder().resolve("layout"));
    }

    /// @throws CodedException FAILED_PRECONDITION if something is in it, and no server has ever kept anything there
    void requireHome() {
        if (Files.exists(home.folder()) && !isUsed() && holdsSomethingElse()) {
            throw CodedException.failedPrecondition(
                    "the folder " + home + " is not empty, and no home of a Gimbal server; name another with --home");
        }
    }

    /// Removes everything in it.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a server has it, or it is no home: then nothing is removed
    void clear() {
        requireHome();
        if (!isUsed()) {
            return;
        }
        try (HomeLock _ = HomeLock.acquire(home.folder())) {
            new FolderTree(home.folder()).clear();
        }
    }

    private boolean holdsSomethingElse() {
        try (Stream<Path> files = Files.list(home.folder())) {
            return !files.map(Path::getFileName).map(Path::toString).allMatch(BEFORE_A_SERVER::contains);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private CodedException unusable(IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot use the home " + home + ": " + e, e);
    }
}
