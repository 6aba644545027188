package io.gimbal.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A home that may be emptied: one that was new when a server was first started on it with `admin.allow-reset`, which a
/// file in it remembers.
final class ResettableHome {
    private static final String MARK = "resettable";

    /// What is not emptied: the settings, and what says whose home this is.
    private static final Set<String> KEPT =
            Set.of(MARK, "layout", "lock", "server.address", "gimbal.properties", ".gitignore");

    private ResettableHome() {}

    static boolean keeps(Path entry) {
        return KEPT.contains(entry.getFileName().toString());
    }

    /// Marks a new home.
    ///
    /// @throws CodedException FAILED_PRECONDITION if the home was made without, others can reach the server, or its
    ///     metadata is not in the home
    static void require(Home home, String bind, ServerConfig ports) {
        if (!isLoopback(bind)) {
            throw refused("others can reach http.bind " + bind);
        }
        if (ports.sql() != ServerConfig.Metadata.SQLITE) {
            throw refused("the metadata is in a database that others may use");
        }
        Path mark = home.folder().resolve(MARK);
        if (!Files.exists(mark)) {
            if (Files.exists(home.folder().resolve("layout"))) {
                throw refused("the home " + home.folder() + " was made without it; name a new one with --home");
            }
            mark(mark);
        }
    }

    private static void mark(Path mark) {
        try {
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, "made with admin.allow-reset: anybody who reaches the server may empty it\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // the server, which is about to listen there, says what is wrong with it
        }
    }

    private static CodedException refused(String why) {
        return CodedException.failedPrecondition("admin.allow-reset is refused: " + why);
    }
}
