package io.gimbal.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests on several connections at once, each waiting for its answer before it asks again.
///
/// @param connections how many at once
/// @param batch predictions in one request
record Load(DemoEndpoint endpoint, URI server, int connections, int batch) {

    /// @param millis of each request
    record Took(Rounds millis, double perSecond) {}

    /// @param predictions how many altogether
    Took run(int predictions) throws Exception {
        int each = predictions / connections / batch;
        List<Future<double[]>> running = new ArrayList<>();
        long started = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int connection = 0; connection < connections; connection++) {
                int first = connection * 131;
                running.add(threads.submit(() -> ask(first, each)));
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Rounds millis = new Rounds(each * connections);
        for (Future<double[]> one : running) {
            for (double value : one.get()) {
                millis.add(value);
            }
        }
        return new Took(millis, each * connections * batch / seconds);
    }

    private double[] ask(int first, int count) throws IOException {
        double[] millis = new double[count];
        try (Connection connection = new Connection(server)) {
            for (int i = 0; i < count; i++) {
                byte[] request = connection.request(DemoEndpoint.path(), body(first + i * batch));
                long started = System.nanoTime();
                connection.send(request);
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        return millis;
    }

    private byte[] body(int trip) {
        return batch == 1 ? endpoint.one(trip) : endpoint.several(trip, batch);
    }
}
