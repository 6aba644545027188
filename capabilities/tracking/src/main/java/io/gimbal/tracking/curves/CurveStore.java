package io.gimbal.tracking.curves;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Histories of metrics, and what is kept of them in segments. Every method is part of the caller's transaction.
///
/// A series has a bound: whoever appends a point below it lowers it to that point, in the same transaction. So the
/// segments that end at or below the bound tell the truth, whoever writes and on however many servers; the others are
/// to be made again. Appending counts what it appends, so that long histories can be found.
public interface CurveStore {
    /// Empty if the run has no such metric.
    Optional<SeriesKey> find(Transaction transaction, RunKey run, Key key) throws SQLException;

    /// Empty if the series is gone.
    Optional<Moment> bound(Transaction transaction, SeriesKey series) throws SQLException;

    /// Those that end at or below the bound, in order: together they have every point before the end of the last.
    List<Segment> segments(Transaction transaction, SeriesKey series, Moment bound) throws SQLException;

    /// The end of the last of these; the beginning of time if there is none.
    Moment end(Transaction transaction, SeriesKey series, Moment bound) throws SQLException;

    /// The points of a stretch in their order, without holding them in memory.
    ///
    /// @param end the first that is left out
    void scan(Transaction transaction, SeriesKey series, Moment from, Moment end, PointConsumer consumer)
            throws SQLException;

    long count(Transaction transaction, SeriesKey series, Moment from, Moment end) throws SQLException;

    /// Keeps segments that follow each other instead of all that begin where the first does or later, and raises the
    /// bound to the end of the last.
    void replace(Transaction transaction, SeriesKey series, List<Segment> segments) throws SQLException;

    /// Series that were appended to most since their segments were made.
    List<Grown> grown(Transaction transaction, int limit) throws SQLException;

    /// Says that the segments of a series have been made of what was appended so far.
    void settle(Transaction transaction, Grown grown) throws SQLException;

    /// Sees each point of a scan; the value may be NaN or infinite.
    @FunctionalInterface
    interface PointConsumer {
        void accept(long at, long step, double value);
    }

    /// @param appended how often a point was appended to the series since its segments were made
    record Grown(SeriesKey series, long appended) {}
}
