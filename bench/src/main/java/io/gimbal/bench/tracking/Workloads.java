package io.gimbal.bench.tracking;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What people do to a tracking server all day.
final class Workloads {
    private static final long TIME = 1_700_000_000_000L;
    private static final int BATCH = 1_000;
    private static final int KEYS = 10;
    private static final int MOST_POINTS = 25_000;
    private static final int LEAST_BYTES = 40;

    private Workloads() {}

    static Workload singleMetrics(int seconds) {
        return new Workload("log-metric, 16 connections", "requests/s", 16, 1, seconds, 50, (side, rest) -> {
            String run = rest.createRun("0");
            return (same, round) -> {
                byte[] request =
                        same.request("runs/log-metric", "{\"run_id\": \"" + run + "\", " + point("loss", round) + "}");
                return () -> same.send(request);
            };
        });
    }

    static Workload batches(int clients, int seconds) {
        String what = "log-batch of 1,000 metrics, " + count(clients);
        return new Workload(what, "metrics/s", clients, BATCH, seconds, 20, (side, rest) -> {
            String run = rest.createRun("0");
            return (same, round) -> {
                byte[] request = same.request("runs/log-batch", batch(run, round));
                return () -> same.send(request);
            };
        });
    }

    private static String batch(String run, int round) {
        StringBuilder body = new StringBuilder(100 * BATCH);
        body.append("{\"run_id\": \"").append(run).append("\", \"metrics\": [");
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "{" : ", {")
                    .append(point("m" + i % KEYS, round * BATCH + i))
                    .append('}');
        }
        return body.append("]}").toString();
    }

    private static String point(String key, int step) {
        return "\"key\": \"" + key + "\", \"value\": " + step + ".25, \"timestamp\": " + (TIME + step) + ", \"step\": "
                + step;
    }

    private static String count(int clients) {
        return clients == 1 ? "1 client" : clients + " clients";
    }

    /// A run from its beginning to its end, as a client's program writes it.
    static Workload wholeRuns(int clients, int seconds) {
        String params = texts("p", 20);
        String metrics = IntStream.range(0, 20)
                .mapToObj(i -> "{" + point("m" + i, i) + "}")
                .collect(Collectors.joining(", "));
        return new Workload(
                "create a run, 20 params, 20 metrics, finish, " + count(clients),
                "runs/s",
                clients,
                1,
                seconds,
                20,
                (side, rest) -> (same, round) -> () -> {
                    String run = same.createRun("0");
                    same.ask("runs/log-batch", "{\"run_id\": \"" + run + "\", \"params\": [" + params + "]}");
                    same.ask("runs/log-batch", "{\"run_id\": \"" + run + "\", \"metrics\": [" + metrics + "]}");
                    same.ask(
                            "runs/update",
                            "{\"run_id\": \"" + run + "\", \"status\": \"FINISHED\", \"end_time\": " + TIME + "}");
                });
    }

    /// The points of one metric, all at once.
    static Workload history(int points, int seconds) {
        String what = "history of %,d points".formatted(points);
        return new Workload(what, "points/s", 1, points, seconds, 20, (side, rest) -> {
            String run = rest.createRun("0");
            rest.ask("runs/log-metric", "{\"run_id\": \"" + run + "\", " + point("m0", 0) + "}");
            try (Connection tables = side.connect()) {
                side.tables().putHistory(tables, run, "m0", points - 1);
            }
            byte[] question =
                    rest.question("metrics/get-history?run_id=" + run + "&metric_key=m0&max_results=" + MOST_POINTS);
            return (same, round) -> () -> {
                int bytes = same.send(question).length;
                if (bytes < points * LEAST_BYTES) {
                    throw new IllegalStateException("the history is not whole: " + bytes + " bytes");
                }
            };
        });
    }

    private static String texts(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"key\": \"%s%d\", \"value\": \"value %d\"}".formatted(prefix, i, i))
                .collect(Collectors.joining(", "));
    }

    static List<Workload> all(int seconds) {
        return List.of(
                singleMetrics(seconds),
                batches(1, seconds),
                batches(8, seconds),
                wholeRuns(1, seconds),
                wholeRuns(8, seconds),
                history(20_000, seconds));
    }
}
