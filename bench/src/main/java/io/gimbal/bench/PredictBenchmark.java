package io.gimbal.bench;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Predictions one by one through the endpoint of a demo that is running, with the keys and inputs of its own trips:
/// the
/// full path with feature lookup, shadows, guardrails and a durable record.
final class PredictBenchmark implements Benchmark {
    private static final String ENDPOINT = "/api/v1/endpoints/trip-duration";
    private static final int TRIPS = 1_000;
    private static final int WARM = 4_000;
    private static final int REQUESTS = 20_000;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 3;

    private final URI server;
    private final AtomicLong ids = new AtomicLong(System.nanoTime());

    PredictBenchmark(URI server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String about() {
        return "predictions through the demo's endpoint, one a request, " + CONNECTIONS + " at once";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<JsonObject> trips = trips(client);
            load(client, trips, WARM, 1);
            Rounds perSecond = new Rounds(ROUNDS);
            Rounds median = new Rounds(ROUNDS);
            Rounds slow = new Rounds(ROUNDS);
            Rounds alone = new Rounds(ROUNDS);
            for (int round = 0; round < ROUNDS; round++) {
                long started = System.nanoTime();
                Rounds millis = load(client, trips, REQUESTS, CONNECTIONS);
                perSecond.add(REQUESTS * 1e9 / (System.nanoTime() - started));
                median.add(millis.median());
                slow.add(millis.quantile(0.99));
                alone.add(load(client, trips, REQUESTS / 10, 1).median());
            }
            return List.of(
                    new Figure("predictions, " + CONNECTIONS + " connections", perSecond.median(), "/s"),
                    new Figure("their latency, median", median.median(), "ms"),
                    new Figure("their latency, p99", slow.median(), "ms"),
                    new Figure("latency of one connection, median", alone.median(), "ms"));
        }
    }

    private List<JsonObject> trips(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(ENDPOINT + "/predictions?limit=" + TRIPS))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        List<JsonObject> trips =
                Json.read(answer.body(), JsonObject.class).array("items").objects();
        if (trips.isEmpty()) {
            throw new IllegalStateException("the demo has made no prediction yet");
        }
        return trips;
    }

    private Rounds load(HttpClient client, List<JsonObject> trips, int requests, int connections) throws Exception {
        List<Future<double[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int connection = 0; connection < connections; connection++) {
                int first = connection;
                running.add(threads.submit(() -> ask(client, trips, first, requests / connections)));
            }
        }
        Rounds millis = new Rounds(requests / connections * connections);
        for (Future<double[]> one : running) {
            for (double value : one.get()) {
                millis.add(value);
            }
        }
        return millis;
    }

    private double[] ask(HttpClient client, List<JsonObject> trips, int first, int count) throws Exception {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            JsonObject trip = trips.get((first * 131 + i) % trips.size());
            HttpRequest request = HttpRequest.newBuilder(server.resolve(ENDPOINT + "/predict"))
                    .header("Content-Type", "application/json")
                    .header("Gimbal-Consumer", "dispatch")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(trip)))
                    .build();
            long started = System.nanoTime();
            int status = client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .statusCode();
            millis[i] = (System.nanoTime() - started) / 1e6;
            if (status != 200) {
                throw new IllegalStateException("a prediction was refused: " + status);
            }
        }
        return millis;
    }

    private byte[] body(JsonObject trip) {
        return Json.write(JsonObject.builder()
                .put("id", "bench-" + ids.incrementAndGet())
                .put("event_time", trip.text("event_time"))
                .put("keys", trip.get("keys"))
                .put("inputs", trip.get("inputs"))
                .build());
    }
}
