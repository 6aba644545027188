package io.gimbal.tracking.store;

import io.gimbal.sql.Dialect;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Points on their way into the histories of metrics. A point that is there already stays as it is. Used by one thread.
final class MetricPoints {
    private static final String INTO = "INSERT INTO tracking_metric (run, key, at, step, value, nan)";
    private static final String TOGETHER = "SELECT tracking_append(?, ?, ?, ?, ?, ?)";

    /// From here on the savepoint of the function pays.
    private static final int MANY = 100;

    private final List<Point> points = new ArrayList<>();

    private record Point(long run, long key, Metric metric) {}

    void add(RunKey run, long key, Metric metric) {
        points.add(new Point(run.number(), key, metric));
    }

    void put(Transaction transaction) throws SQLException {
        if (points.size() >= MANY && transaction.dialect() == Dialect.POSTGRESQL) {
            transaction.find(TOGETHER, row -> true, columns());
        } else {
            transaction.insert(INTO, points.stream().map(MetricPoints::row).toList(), "ON CONFLICT DO NOTHING");
        }
    }

    private static Object[] row(Point point) {
        Metric metric = point.metric;
        return new Object[] {
            point.run,
            point.key,
            metric.at().toEpochMilli(),
            metric.step(),
            stored(metric.value()),
            Double.isNaN(metric.value())
        };
    }

    private Object[] columns() {
        return new Object[] {
            column(Long[]::new, point -> point.run),
            column(Long[]::new, point -> point.key),
            column(Long[]::new, point -> point.metric.at().toEpochMilli()),
            column(Long[]::new, point -> point.metric.step()),
            column(Double[]::new, point -> stored(point.metric.value())),
            column(Boolean[]::new, point -> Double.isNaN(point.metric.value()))
        };
    }

    private <T> T[] column(IntFunction<T[]> column, Function<Point, T> value) {
        return points.stream().map(value).toArray(column);
    }

    /// NaN is kept as zero, beside a mark.
    static double stored(double value) {
        return Double.isNaN(value) ? 0.0 : value;
    }
}
