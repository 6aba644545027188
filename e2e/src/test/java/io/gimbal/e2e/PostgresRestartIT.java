package io.gimbal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database goes away under load and comes back: clients are told to try again, the server goes on by itself, and
/// nothing that was acknowledged is missing.
final class PostgresRestartIT {
    private static final int WRITERS = 4;
    private static final int RESTARTS = 3;
    private static final long WRITES_BETWEEN = 500;

    @TempDir
    private Path folder;

    @Test
    void clientsAreToldToTryAgain_andNothingIsLost() throws Exception {
        try (RestartablePostgres postgres = RestartablePostgres.start(folder.resolve("postgres"));
                PackagedServer server = PackagedServer.start(folder.resolve("home"), List.of(), postgres.settings())) {
            MetricLoad load = new MetricLoad();
            load.prepare(server.client(), WRITERS);
            List<Writer> writers = IntStream.range(0, WRITERS)
                    .mapToObj(worker -> new Writer(load, worker))
                    .toList();

            long refused = writeWhileRestarting(server, postgres, writers);

            GimbalClient client = server.client();
            assertThat(refused).isPositive();
            assertThat(writers.stream().mapToLong(Writer::acknowledged).sum())
                    .isGreaterThanOrEqualTo(WRITES_BETWEEN * (RESTARTS + 1));
            assertThat(writers.stream().mapToLong(writer -> writer.lost(client)).sum())
                    .isZero();
        }
    }

    private static long writeWhileRestarting(PackagedServer server, RestartablePostgres postgres, List<Writer> writers)
            throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean wanted = new AtomicBoolean(true);
        List<Future<Long>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            writers.forEach(writer ->
                    running.add(threads.submit(() -> writer.write(server.client(), acknowledged, wanted::get))));
            try {
                for (int restart = 0; restart <= RESTARTS; restart++) {
                    awaitWrites(running, acknowledged, acknowledged.get() + WRITES_BETWEEN);
                    if (restart < RESTARTS) {
                        postgres.restart();
                    }
                }
            } finally {
                wanted.set(false);
            }
        }
        long refused = 0;
        for (Future<Long> writer : running) {
            refused += writer.get();
        }
        return refused;
    }

    private static void awaitWrites(List<Future<Long>> running, AtomicLong acknowledged, long wanted) throws Exception {
        while (acknowledged.get() < wanted) {
            for (Future<Long> writer : running) {
                if (writer.isDone()) {
                    writer.get(); // only a refusal ends it
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
