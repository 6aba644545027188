package io.gimbal.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/// What a server needs of its machine. A server looks at the first three itself; where none runs, the rest says whether
/// one could.
public final class MachineChecks {
    private static final int JDK = 25;
    private static final DataSize ENOUGH_DISK = DataSize.ofMegabytes(2_048);

    private MachineChecks() {}

    /// The JDK, native libraries and the disk.
    public static List<Check> common(Home home) {
        return List.of(java(), openMp(), disk(home));
    }

    private static Check java() {
        Runtime.Version version = Runtime.version();
        return new Check("jdk", version.feature() >= JDK, version + " in " + System.getProperty("java.home"));
    }

    /// Boosted trees need the OpenMP library that small Linux images leave out.
    private static Check openMp() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return new Check("libgomp", true, "not needed on this system");
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgomp.so.1", arena);
            return new Check("libgomp", true, "found");
        } catch (IllegalArgumentException e) {
            return new Check(
                    "libgomp", false, "libgomp.so.1 is missing, xgboost needs it; on Debian: apt install libgomp1");
        }
    }

    private static Check disk(Home home) {
        FreeSpace space = new FreeSpace(home);
        try {
            return space.lacking(ENOUGH_DISK)
                    .map(problem -> new Check("disk", false, problem))
                    .orElseGet(() -> new Check("disk", true, space.text()));
        } catch (UncheckedIOException e) {
            return new Check("disk", false, e.getMessage() + ": " + e.getCause());
        }
    }

    /// Whether a server of this version could have the home now. One that does not exist is not made.
    public static Check home(Home home) {
        if (!Files.exists(home.folder())) {
            return new Check("home", true, home + ", which a server will make");
        }
        try {
            home.requireLayout();
            HomeLock.acquire(home.folder()).close();
            return new Check("home", true, home.toString());
        } catch (CodedException e) {
            return new Check("home", false, e.getMessage());
        }
    }

    /// Whether a server could listen there now.
    public static Check port(String bind, int port) {
        if (port == 0) {
            return new Check("port", true, "any that is free on " + bind);
        }
        String where = port + " on " + bind;
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(bind, port));
            return new Check("port", true, where + " is free");
        } catch (IOException e) {
            return new Check(
                    "port",
                    false,
                    where + ": " + e.getMessage() + "; stop what listens there, or choose another with --port");
        }
    }
}
