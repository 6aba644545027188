package io.gimbal.server;

import io.gimbal.core.DataSize;
import io.gimbal.core.Home;
import io.gimbal.telemetry.Health;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `gimbal doctor` asks of the server's side.
///
/// @param health the parts that watch themselves
record Checkup(Home home, Health health) {
    private static final DataSize ENOUGH_DISK = DataSize.ofMegabytes(2_048);

    /// @param detail what was found; of a failed check also what to do
    record Result(String name, boolean ok, String detail) {}

    List<Result> run() {
        List<Result> results = new ArrayList<>(List.of(java(), openMp(), disk()));
        health.readiness()
                .parts()
                .forEach(part -> results.add(new Result(
                        part.name(), part.problem().isEmpty(), part.problem().orElse("ready"))));
        return results;
    }

    private static Result java() {
        Runtime.Version version = Runtime.version();
        return new Result("jdk", version.feature() >= 25, version + " in " + System.getProperty("java.home"));
    }

    /// Boosted trees need the OpenMP library that small Linux images leave out.
    private static Result openMp() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return new Result("libgomp", true, "not needed on this system");
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgomp.so.1", arena);
            return new Result("libgomp", true, "found");
        } catch (IllegalArgumentException e) {
            return new Result(
                    "libgomp", false, "libgomp.so.1 is missing, xgboost needs it; on Debian: apt install libgomp1");
        }
    }

    private Result disk() {
        FreeSpace space = new FreeSpace(home);
        try {
            return space.lacking(ENOUGH_DISK)
                    .map(problem -> new Result("disk", false, problem))
                    .orElseGet(() -> new Result("disk", true, space.text()));
        } catch (UncheckedIOException e) {
            return new Result("disk", false, e.getMessage() + ": " + e.getCause());
        }
    }
}
