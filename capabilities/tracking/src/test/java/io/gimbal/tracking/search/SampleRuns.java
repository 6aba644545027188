package io.gimbal.tracking.search;

import io.gimbal.json.Json;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.search.SampleRun.Dataset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes up runs that have much in common, so that there is something to tell apart, and puts them into the tables.
final class SampleRuns {
    static final List<String> METRICS = List.of("a", "b", "rare");
    static final List<String> TEXTS = List.of("x", "y z", "mlflow.parentRunId");
    static final List<Double> NUMBERS = List.of(-1.5, 0.0, 0.25, 1.0, 1e300, Double.NaN);
    private static final String LONG = "long".repeat(300);
    static final List<String> VALUES =
            List.of("v1", "V1", "v2", "", "v%_", "*?[v", "über", LONG, LONG + "1", LONG + "2", "run-3", "r1");

    private final Random random;

    SampleRuns(Random random) {
        this.random = random;
    }

    SampleRun run(long number, long experiment) {
        boolean ended = random.nextInt(3) > 0;
        long start = 1_700_000_000_000_000L + random.nextInt(6) * 1_000L + random.nextInt(2);
        return new SampleRun(
                number,
                Long.toHexString(random.nextLong()) + number,
                experiment,
                "run-" + random.nextInt(5),
                pick(List.of("ann", "Bob", "")),
                pick(List.of("running", "finished", "failed")),
                "mlflow-artifacts:/" + experiment + "/" + random.nextInt(3),
                Optional.of("run-" + random.nextInt(4)).filter(_ -> random.nextInt(3) == 0),
                start,
                Optional.of(start + random.nextInt(3) * 1_000L).filter(_ -> ended),
                random.nextInt(6) == 0,
                some(METRICS, () -> pick(NUMBERS)),
                some(TEXTS, () -> pick(VALUES)),
                some(TEXTS, () -> pick(VALUES)),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> new Dataset(
                                "data" + i + random.nextInt(2), "d" + random.nextInt(2), pick(List.of("", "train"))))
                        .toList());
    }

    private <V> Map<String, V> some(List<String> keys, Supplier<V> value) {
        Map<String, V> map = new HashMap<>();
        keys.stream()
                .filter(key -> random.nextInt(key.equals("rare") ? 8 : 3) > 0 == !key.equals("rare"))
                .forEach(key -> map.put(key, value.get()));
        return map;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static void experiment(Database database, long number, boolean deleted) {
        database.write(transaction -> transaction.update(
                "INSERT INTO tracking_experiment (id, name, artifacts, created_at, updated_at, deleted_at)"
                        + " VALUES (?, ?, 'mlflow-artifacts:/x', 0, 0, ?)",
                number,
                "experiment " + number,
                Optional.of(1L).filter(_ -> deleted)));
    }

    static void keys(Database database) {
        database.write(transaction -> {
            for (String name : List.of("a", "b", "rare", "x", "y z", "mlflow.parentRunId")) {
                transaction.update("INSERT INTO tracking_key (name) VALUES (?)", name);
            }
            return true;
        });
    }

    static void put(Database database, List<SampleRun> runs) {
        database.write(transaction -> {
            for (SampleRun run : runs) {
                put(transaction, run);
            }
            return true;
        });
    }

    private static void put(Transaction transaction, SampleRun run) throws SQLException {
        transaction.update(
                "INSERT INTO tracking_run (number, id, experiment, name, status, user_name, started_by, parent, capture,"
                        + " artifacts, started_at, ended_at, deleted_at, revision)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'me', ?, ?, ?, ?, ?, ?, 1)",
                run.number(),
                run.id(),
                run.experiment(),
                run.name(),
                run.status(),
                run.user(),
                run.parent(),
                Json.text(Json.toValue(Capture.nothing())),
                run.artifacts(),
                run.startedAt(),
                run.endedAt(),
                Optional.of(1L).filter(_ -> run.deleted()));
        for (var metric : run.metrics().entrySet()) {
            boolean nan = metric.getValue().isNaN();
            transaction.update(
                    "INSERT INTO tracking_latest_metric (run, key, experiment, step, at, value, nan)"
                            + " SELECT ?, id, ?, 0, 0, ?, ? FROM tracking_key WHERE name = ?",
                    run.number(),
                    run.experiment(),
                    nan ? 0.0 : metric.getValue(),
                    nan,
                    metric.getKey());
        }
        put(transaction, run, "tracking_param", run.params());
        put(transaction, run, "tracking_tag", run.tags());
        putDatasets(transaction, run);
    }

    private static void put(Transaction transaction, SampleRun run, String table, Map<String, String> values)
            throws SQLException {
        for (var value : values.entrySet()) {
            transaction.update(
                    "INSERT INTO " + table + " (run, key, experiment, value, beginning)"
                            + " SELECT ?, id, ?, ?, substr(CAST(? AS TEXT), 1, 64) FROM tracking_key WHERE name = ?",
                    run.number(),
                    run.experiment(),
                    value.getValue(),
                    value.getValue(),
                    value.getKey());
        }
    }

    private static void putDatasets(Transaction transaction, SampleRun run) throws SQLException {
        for (Dataset dataset : run.datasets()) {
            transaction.update(
                    "INSERT INTO tracking_dataset (experiment, name, digest, source_type, source, fields, profile)"
                            + " VALUES (?, ?, ?, '', '', '', '') ON CONFLICT DO NOTHING",
                    run.experiment(),
                    dataset.name(),
                    dataset.digest());
            transaction.update(
                    "INSERT INTO tracking_input (run, dataset, experiment, context) SELECT ?, id, ?, ?"
                            + " FROM tracking_dataset WHERE experiment = ? AND name = ? AND digest = ?",
                    run.number(),
                    run.experiment(),
                    dataset.context(),
                    run.experiment(),
                    dataset.name(),
                    dataset.digest());
        }
    }

    List<SampleRun> runs(int count, long from, List<Long> experiments) {
        List<SampleRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(from + i, pick(experiments)));
        }
        return runs;
    }
}
