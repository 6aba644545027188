package io.gimbal.tracking.store;

import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.MetricStore;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.curves.Moment;
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
    private static final String IS_LATER =
            "(was.step, was.at, was.value, was.nan)" + " < (excluded.step, excluded.at, excluded.value, excluded.nan)";

    private static final String IS_BELOW = "(excluded.bound_at, excluded.bound_step) < (was.bound_at, was.bound_step)";

    private static final String INTO_LATEST =
            "INSERT INTO tracking_latest_metric AS was (run, key, experiment, step, at,"
                    + " value, nan, bound_at, bound_step, appended)";

    /// Replaces the latest value only by a later one: highest step, then time, then value; NaN is kept as zero. What
    /// comes below the bound of the curve lowers it ([io.gimbal.tracking.curves.CurveStore]).
    private static final String UNLESS_OLDER = "ON CONFLICT (run, key) DO UPDATE SET "
            + either("step", IS_LATER)
            + either("at", IS_LATER)
            + either("value", IS_LATER)
            + either("nan", IS_LATER)
            + either("bound_at", IS_BELOW)
            + either("bound_step", IS_BELOW)
            + "appended = was.appended + excluded.appended";
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
        MetricPoints history = new MetricPoints();
        List<Object[]> latest = new ArrayList<>();
        metrics.forEach((run, values) -> {
            values.forEach(metric -> history.add(run, numbers.of(metric.key()), metric));
            news(values).forEach((key, some) -> latest.add(last(run, numbers.of(key), some)));
        });
        history.put(transaction);
        transaction.insert(INTO_LATEST, latest, UNLESS_OLDER);
    }

    private static String either(String column, String condition) {
        return column + " = CASE WHEN " + condition + " THEN excluded." + column + " ELSE was." + column + " END, ";
    }

    private static Map<Key, News> news(List<Metric> values) {
        Map<Key, News> news = new HashMap<>();
        for (Metric metric : values) {
            news.computeIfAbsent(metric.key(), _ -> new News(metric)).add(metric);
        }
        return news;
    }

    /// What some metrics of one key say about its series.
    private static final class News {
        private Metric latest;
        private Moment first;
        private long count;

        News(Metric metric) {
            this.latest = metric;
            this.first = moment(metric);
        }

        void add(Metric metric) {
            count++;
            if (Metric.BY_AGE.compare(latest, metric) < 0) {
                latest = metric;
            }
            long at = metric.at().toEpochMilli();
            if (at < first.at() || (at == first.at() && metric.step() < first.step())) {
                first = moment(metric);
            }
        }

        private static Moment moment(Metric metric) {
            return new Moment(metric.at().toEpochMilli(), metric.step());
        }
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
                    MetricPoints.stored(last.value()),
                    Double.isNaN(last.value()));
        }
    }

    private static Object[] last(RunKey run, long key, News news) {
        Metric latest = news.latest;
        return new Object[] {
            run.number(),
            key,
            run.experiment().number(),
            latest.step(),
            latest.at().toEpochMilli(),
            MetricPoints.stored(latest.value()),
            Double.isNaN(latest.value()),
            news.first.at(),
            news.first.step(),
            news.count
        };
    }

    private static Metric metric(Key key, Row row) throws SQLException {
        double value = row.flag("nan") ? Double.NaN : row.real("value");
        return new Metric(key, value, Instant.ofEpochMilli(row.integer("at")), row.integer("step"));
    }
}
