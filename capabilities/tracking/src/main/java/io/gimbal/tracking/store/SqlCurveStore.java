package io.gimbal.tracking.store;

import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.curves.CurveStore;
import io.gimbal.tracking.curves.Moment;
import io.gimbal.tracking.curves.Segment;
import io.gimbal.tracking.curves.SeriesKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlCurveStore implements CurveStore {
    /// As the index of series that have grown says it, word for word.
    private static final String HAS_GROWN = "appended >= 4096";

    private static final String STRETCH =
            " FROM tracking_metric WHERE run = ? AND key = ?" + " AND (at, step) >= (?, ?) AND (at, step) < (?, ?)";

    private final SqlKeys keys;

    SqlCurveStore(SqlKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<SeriesKey> find(Transaction transaction, RunKey run, Key key) throws SQLException {
        return keys.find(transaction, key).map(number -> new SeriesKey(run.number(), number));
    }

    @Override
    public Optional<Moment> bound(Transaction transaction, SeriesKey series) throws SQLException {
        return transaction.find(
                "SELECT bound_at AS at, bound_step AS step FROM tracking_latest_metric WHERE run = ? AND key = ?",
                SqlCurveStore::moment,
                series.run(),
                series.key());
    }

    @Override
    public List<Segment> segments(Transaction transaction, SeriesKey series, Moment bound) throws SQLException {
        return transaction.list(
                "SELECT end_at, end_step, blocks FROM tracking_curve"
                        + " WHERE run = ? AND key = ? AND (end_at, end_step) <= (?, ?) ORDER BY at, step",
                row -> SegmentBytes.read(
                        row.bytes("blocks"), new Moment(row.integer("end_at"), row.integer("end_step"))),
                series.run(),
                series.key(),
                bound.at(),
                bound.step());
    }

    @Override
    public Moment end(Transaction transaction, SeriesKey series, Moment bound) throws SQLException {
        return transaction
                .find(
                        "SELECT end_at AS at, end_step AS step FROM tracking_curve WHERE run = ? AND key = ?"
                                + " AND (end_at, end_step) <= (?, ?) ORDER BY at DESC, step DESC LIMIT 1",
                        SqlCurveStore::moment,
                        series.run(),
                        series.key(),
                        bound.at(),
                        bound.step())
                .orElse(Moment.START);
    }

    @Override
    public void scan(Transaction transaction, SeriesKey series, Moment from, Moment end, PointConsumer consumer)
            throws SQLException {
        transaction.scan(
                "SELECT at, step, value, nan" + STRETCH + " ORDER BY at, step, value, nan",
                row -> {
                    double value = row.real("value");
                    boolean nan = value == 0 && row.flag("nan"); // which is stored as zero
                    consumer.accept(row.integer("at"), row.integer("step"), nan ? Double.NaN : value);
                    return true;
                },
                stretch(series, from, end));
    }

    @Override
    public long count(Transaction transaction, SeriesKey series, Moment from, Moment end) throws SQLException {
        return transaction
                .find("SELECT COUNT(*) AS points" + STRETCH, row -> row.integer("points"), stretch(series, from, end))
                .orElseThrow();
    }

    private static Object[] stretch(SeriesKey series, Moment from, Moment end) {
        return new Object[] {series.run(), series.key(), from.at(), from.step(), end.at(), end.step()};
    }

    @Override
    public void replace(Transaction transaction, SeriesKey series, List<Segment> segments) throws SQLException {
        Moment from = segments.getFirst().from();
        Moment end = segments.getLast().end();
        transaction.update(
                "DELETE FROM tracking_curve WHERE run = ? AND key = ? AND (at, step) >= (?, ?)",
                series.run(),
                series.key(),
                from.at(),
                from.step());
        transaction.batch(
                "INSERT INTO tracking_curve (run, key, at, step, end_at, end_step, blocks) VALUES (?, ?, ?, ?, ?, ?, ?)",
                segments.stream().map(segment -> row(series, segment)).toList());
        transaction.update(
                "UPDATE tracking_latest_metric SET bound_at = ?, bound_step = ? WHERE run = ? AND key = ?",
                end.at(),
                end.step(),
                series.run(),
                series.key());
    }

    private static Object[] row(SeriesKey series, Segment segment) {
        return new Object[] {
            series.run(),
            series.key(),
            segment.from().at(),
            segment.from().step(),
            segment.end().at(),
            segment.end().step(),
            SegmentBytes.of(segment)
        };
    }

    @Override
    public List<Grown> grown(Transaction transaction, int limit) throws SQLException {
        return transaction.list(
                "SELECT run, key, appended FROM tracking_latest_metric WHERE " + HAS_GROWN
                        + " ORDER BY appended DESC LIMIT ?",
                row -> new Grown(new SeriesKey(row.integer("run"), row.integer("key")), row.integer("appended")),
                limit);
    }

    @Override
    public void settle(Transaction transaction, Grown grown) throws SQLException {
        transaction.update(
                "UPDATE tracking_latest_metric SET appended = appended - ? WHERE run = ? AND key = ?",
                grown.appended(),
                grown.series().run(),
                grown.series().key());
    }

    private static Moment moment(Row row) throws SQLException {
        return new Moment(row.integer("at"), row.integer("step"));
    }
}
