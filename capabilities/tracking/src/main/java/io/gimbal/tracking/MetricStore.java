package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The metrics of runs: every value that was reported, and the latest of each key. Every method is part of the
/// caller's transaction.
public interface MetricStore {
    /// A value that is there already, with the same time and step, is not stored twice, so that a client may repeat
    /// itself after a lost answer.
    void append(Transaction transaction, Map<RunKey, List<Metric>> metrics) throws SQLException;

    /// The latest value of each key, in order of key.
    List<Metric> latest(Transaction transaction, RunKey run) throws SQLException;

    /// The values of one key in order of time, step and value, without holding them in memory; stops when the consumer
    /// returns false.
    void scan(Transaction transaction, RunKey run, Key key, Predicate<Metric> consumer) throws SQLException;

    /// Like [#scan], of what comes after one of its values.
    void scanAfter(Transaction transaction, RunKey run, Metric last, Predicate<Metric> consumer) throws SQLException;
}
