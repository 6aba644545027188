package io.gimbal.bench.tracking;

import io.gimbal.bench.Rounds;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests of one sort on several connections at once, each waiting for its answer before it asks again, for some
/// seconds. What is measured is the time of the requests; what they are about is made before.
///
/// @param what in words
/// @param unit what is counted
/// @param clients how many connections
/// @param each how many units a round of a client is worth
/// @param seconds how long
/// @param asked how many times as many units as the peer
record Workload(String what, String unit, int clients, int each, int seconds, double asked, Workload.Scene scene) {

    /// What one client does again and again.
    interface Client {
        /// What a round sends, made before its time is taken.
        ///
        /// @param round counted from 0
        Round round(Rest rest, int round) throws IOException;
    }

    /// The part that is measured.
    interface Round {
        void run() throws IOException;
    }

    /// Makes what the clients work on.
    interface Scene {
        /// @param side whose tables may be filled
        Client client(Side side, Rest rest) throws IOException, SQLException;
    }

    /// Whether it is about as many rows as there are in a batch.
    boolean isBatch() {
        return unit.equals("metrics/s");
    }

    Took run(Side side, URI server) throws Exception {
        List<Future<List<Double>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int number = 0; number < clients; number++) {
                running.add(threads.submit(() -> work(side, server)));
            }
        }
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> one : running) {
            all.addAll(one.get());
        }
        Rounds millis = new Rounds(all.size());
        all.forEach(millis::add);
        return new Took(millis, all.size() * (double) each / seconds);
    }

    private List<Double> work(Side side, URI server) throws IOException, SQLException {
        try (Rest rest = new Rest(server)) {
            Client client = scene.client(side, rest);
            List<Double> millis = new ArrayList<>();
            int round = 0;
            for (long start = System.nanoTime(); System.nanoTime() - start < seconds * 1e9; round++) {
                Round next = client.round(rest, round);
                long began = System.nanoTime();
                next.run();
                millis.add((System.nanoTime() - began) / 1e6);
            }
            return millis;
        }
    }
}
