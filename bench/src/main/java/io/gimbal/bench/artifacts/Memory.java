package io.gimbal.bench.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Watches how much memory a process has, as the system counts it.
final class Memory implements AutoCloseable {
    private static final String RESIDENT = "VmRSS:";

    private final Path status;
    private final long before;
    private final AtomicLong most = new AtomicLong();
    private final Thread watch;

    private Memory(long processId) {
        this.status = Path.of("/proc/" + processId + "/status");
        this.before = kilobytes();
        this.watch = Thread.ofPlatform().daemon().start(this::watch);
    }

    static Memory watch(long processId) {
        return new Memory(processId);
    }

    /// How far above the beginning it has ever been, in MB.
    double growth() {
        return Math.max(0, most.get() - before) / 1024.0;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            most.accumulateAndGet(kilobytes(), Math::max);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long kilobytes() {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(RESIDENT.length()).replace("kB", "").strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
