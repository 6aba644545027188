package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a story: somebody's own, or invented ones, which are removed when it is closed.
record TaxiData(TaxiFolder folder, Optional<Path> invented) implements AutoCloseable {
    /// The same seed, so the same story, every time.
    private static final long SEED = 7;

    static TaxiData of(Path folder) {
        return new TaxiData(TaxiFolder.of(folder), Optional.empty());
    }

    static TaxiData invent() {
        try {
            Path folder = Files.createTempDirectory("gimbal-taxi");
            new Simulator(SEED).write(folder);
            return new TaxiData(TaxiFolder.of(folder), Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot invent trips", e);
        }
    }

    @Override
    public void close() {
        invented.ifPresent(TaxiData::remove);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
