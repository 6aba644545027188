package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Puts load on a server and kills it again and again, each time at a random moment after at least
/// [#LEAST_WRITES] acknowledged writes. After each kill the latest writes and the audit log are looked at, so
/// that it is known which kill lost something; after the last one, everything.
final class KilledServer {
    static final int LEAST_WRITES = 500;

    private static final int WRITERS = 8;
    private static final int MOST_MILLIS = 300;

    /// Of each writer, after each kill.
    private static final int LATEST = 25;

    private final Start start;
    private final Load load;
    private final Random random;
    private final List<Writer> writers;

    /// Makes audited changes beside the load, so that the chain grows at the moment of the kill.
    private final Writer changes = new Writer(new ChangeLoad(), 0);

    /// Starts it on what is there.
    interface Start {
        PackagedServer server() throws IOException;
    }

    KilledServer(Start start, Load load, Random random) {
        this.start = start;
        this.load = load;
        this.random = random;
        this.writers = IntStream.range(0, WRITERS)
                .mapToObj(worker -> new Writer(load, worker))
                .toList();
    }

    Tally run(int kills) throws IOException, InterruptedException {
        try (PackagedServer server = start.server()) {
            load.prepare(server.client(), WRITERS);
        }
        for (int kill = 0; kill < kills; kill++) {
            try (PackagedServer server = start.server()) {
                if (kill > 0) {
                    requireLatest(server.client(), kill);
                }
                writeUntilKilled(server);
            }
        }
        try (PackagedServer server = start.server()) {
            GimbalClient client = server.client();
            long acknowledged = writers.stream().mapToLong(Writer::acknowledged).sum();
            long lost =
                    writers.stream().mapToLong(writer -> writer.lost(client)).sum();
            return new Tally(
                    kills,
                    acknowledged,
                    acknowledged - lost,
                    lost,
                    changes.acknowledged(),
                    changes.lost(client),
                    auditIsSound(client));
        }
    }

    private void requireLatest(GimbalClient client, int kill) {
        long lost = writers.stream()
                .mapToLong(writer -> writer.lost(client, LATEST))
                .sum();
        long lostChanges = changes.lost(client, LATEST);
        boolean sound = auditIsSound(client);
        if (lost > 0 || lostChanges > 0 || !sound) {
            throw new AssertionError("kill " + kill + " lost " + lost + " of the latest writes and " + lostChanges
                    + " audited changes, and " + (sound ? "left the audit log whole" : "broke the audit log"));
        }
    }

    private void writeUntilKilled(PackagedServer server) throws InterruptedException {
        AtomicLong acknowledged = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            List<Future<?>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(threads.submit(() -> writer.write(server.client(), acknowledged))));
            running.add(threads.submit(() -> changes.write(server.client(), new AtomicLong())));
            try {
                while (acknowledged.get() < LEAST_WRITES) {
                    failIfRefused(running);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
            } finally {
                server.kill(); // also lets the writers end
            }
            failIfRefused(running);
        }
    }

    private static void failIfRefused(List<Future<?>> running) throws InterruptedException {
        for (Future<?> writer : running) {
            if (writer.isDone()) {
                try {
                    writer.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("a write was refused", e);
                }
            }
        }
    }

    private static boolean auditIsSound(GimbalClient client) {
        byte[] answer = client.get("/api/v1/audit/verification").bytes();
        return Json.read(answer, JsonObject.class).flag("sound");
    }

    /// @param acknowledged writes the server said yes to
    /// @param found how many of them are there after the last start
    /// @param changes audited changes the server said yes to
    /// @param lostChanges how many of them are not there, or not in the audit log
    /// @param auditSound whether the chain of the audit log is whole
    record Tally(
            int kills, long acknowledged, long found, long lost, long changes, long lostChanges, boolean auditSound) {}
}
