package io.gimbal.tracking.store;

import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.MetricStore;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

final class SqlMetricStore implements MetricStore {
    private static final String APPEND =
            "INSERT INTO tracking_metric (run, name, step, at, value, nan) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING";

    /// Replaces the latest value only by a later one: highest step, then time, then value, NaN above all numbers.
    private static final String PUT_LATEST =
            "INSERT INTO tracking_latest_metric (run, name, step, at, value, nan) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (run, name) DO UPDATE SET step = excluded.step, at = excluded.at,"
                    + " value = excluded.value, nan = excluded.nan"
                    + " WHERE (tracking_latest_metric.step, tracking_latest_metric.at, tracking_latest_metric.nan,"
                    + " tracking_latest_metric.value) < (excluded.step, excluded.at, excluded.nan, excluded.value)";

    @Override
    public void append(Transaction transaction, RunId run, List<Metric> metrics) throws SQLException {
        transaction.batch(APPEND, rows(run, metrics));
        Map<Key, Metric> latest = new TreeMap<>();
        metrics.forEach(metric -> latest.merge(metric.key(), metric, BinaryOperator.maxBy(Metric.BY_AGE)));
        transaction.batch(PUT_LATEST, rows(run, latest.values()));
    }

    @Override
    public List<Metric> latest(Transaction transaction, RunId run) throws SQLException {
        return transaction.list(
                "SELECT * FROM tracking_latest_metric WHERE run = ? ORDER BY name",
                SqlMetricStore::metric,
                run.value());
    }

    @Override
    public void scan(Transaction transaction, RunId run, Key key, Predicate<Metric> consumer) throws SQLException {
        transaction.scan(
                "SELECT * FROM tracking_metric WHERE run = ? AND name = ? ORDER BY step, at, nan, value",
                row -> consumer.test(metric(row)),
                run.value(),
                key.value());
    }

    private static List<Object[]> rows(RunId run, Collection<Metric> metrics) {
        return metrics.stream()
                .map(metric -> new Object[] {
                    run.value(),
                    metric.key().value(),
                    metric.step(),
                    metric.at(),
                    Double.isNaN(metric.value()) ? 0.0 : metric.value(),
                    Double.isNaN(metric.value())
                })
                .toList();
    }

    private static Metric metric(Row row) throws SQLException {
        double value = row.flag("nan") ? Double.NaN : row.real("value");
        return new Metric(new Key(row.text("name")), value, row.instant("at"), row.integer("step"));
    }
}
