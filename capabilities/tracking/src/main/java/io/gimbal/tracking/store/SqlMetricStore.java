package io.gimbal.tracking.store;

import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.MetricStore;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class SqlMetricStore implements MetricStore {
    private static final String APPEND =
            "INSERT INTO tracking_metric (run, key, at, step, value, nan) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";

    /// Replaces the latest value only by a later one: highest step, then time, then value; NaN is kept as zero.
    private static final String PUT_LATEST =
            "INSERT INTO tracking_latest_metric AS was (run, key, experiment, step, at, value, nan)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (run, key) DO UPDATE SET step = excluded.step, at = excluded.at,"
                    + " value = excluded.value, nan = excluded.nan"
                    + " WHERE (was.step, was.at, was.value, was.nan)"
                    + " < (excluded.step, excluded.at, excluded.value, excluded.nan)";
    private static final String HISTORY = "SELECT at, step, value, nan FROM tracking_metric WHERE run = ? AND key = ?";
    private static final String IN_ORDER = " ORDER BY at, step, value, nan";

    private final SqlKeys keys;

    SqlMetricStore(SqlKeys keys) {
        this.keys = keys;
    }

    @Override
    public void append(Transaction transaction, Map<RunKey, List<Metric>> metrics) throws SQLException {
        Set<Key> named =
                metrics.values().stream().flatMap(List::stream).map(Metric::key).collect(Collectors.toSet());
        SqlKeys.Numbers numbers = keys.numbers(transaction, named);
        List<Object[]> history = new ArrayList<>();
        List<Object[]> latest = new ArrayList<>();
        metrics.forEach((run, values) -> {
            values.forEach(metric -> history.add(point(run, numbers.of(metric.key()), metric)));
            latest(values).forEach((key, metric) -> latest.add(last(run, numbers.of(key), metric)));
        });
        transaction.batch(APPEND, history);
        transaction.batch(PUT_LATEST, latest);
    }

    private static Map<Key, Metric> latest(List<Metric> values) {
        Map<Key, Metric> latest = new HashMap<>();
        for (Metric metric : values) {
            latest.merge(metric.key(), metric, (a, b) -> Metric.BY_AGE.compare(a, b) < 0 ? b : a);
        }
        return latest;
    }

    @Override
    public List<Metric> latest(Transaction transaction, RunKey run) throws SQLException {
        return transaction.list(
                "SELECT k.name AS name, m.at AS at, m.step AS step, m.value AS value, m.nan AS nan"
                        + " FROM tracking_latest_metric m JOIN tracking_key k ON k.id = m.key"
                        + " WHERE m.run = ? ORDER BY k.name",
                row -> metric(new Key(row.text("name")), row),
                run.number());
    }

    @Override
    public void scan(Transaction transaction, RunKey run, Key key, Predicate<Metric> consumer) throws SQLException {
        Optional<Long> number = keys.find(transaction, key);
        if (number.isPresent()) {
            transaction.scan(HISTORY + IN_ORDER, row -> consumer.test(metric(key, row)), run.number(), number.get());
        }
    }

    @Override
    public void scanAfter(Transaction transaction, RunKey run, Metric last, Predicate<Metric> consumer)
            throws SQLException {
        Optional<Long> number = keys.find(transaction, last.key());
        if (number.isPresent()) {
            transaction.scan(
                    HISTORY + " AND (at, step, value, nan) > (?, ?, ?, ?)" + IN_ORDER,
                    row -> consumer.test(metric(last.key(), row)),
                    run.number(),
                    number.get(),
                    last.at().toEpochMilli(),
                    last.step(),
                    stored(last.value()),
                    Double.isNaN(last.value()));
        }
    }

    private static Object[] point(RunKey run, long key, Metric metric) {
        return new Object[] {
            run.number(),
            key,
            metric.at().toEpochMilli(),
            metric.step(),
            stored(metric.value()),
            Double.isNaN(metric.value())
        };
    }

    private static Object[] last(RunKey run, long key, Metric metric) {
        return new Object[] {
            run.number(),
            key,
            run.experiment().number(),
            metric.step(),
            metric.at().toEpochMilli(),
            stored(metric.value()),
            Double.isNaN(metric.value())
        };
    }

    private static double stored(double value) {
        return Double.isNaN(value) ? 0.0 : value;
    }

    private static Metric metric(Key key, Row row) throws SQLException {
        double value = row.flag("nan") ? Double.NaN : row.real("value");
        return new Metric(key, value, Instant.ofEpochMilli(row.integer("at")), row.integer("step"));
    }
}
