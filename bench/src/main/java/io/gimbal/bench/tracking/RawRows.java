package io.gimbal.bench.tracking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The rows of metrics alone, into the tables that the server keeps them in: one thread, prepared batches, a synced
/// commit for each thousand. What the server does beside it is protocol and care.
final class RawRows {
    private static final int BATCH = 1_000;
    private static final int KEYS = 10;
    private static final long TIME = 1_700_000_000_000L;
    private static final String HISTORY = "INSERT INTO tracking_metric (run, key, at, step, value, nan)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String LATEST = "INSERT INTO tracking_latest_metric"
            + " (run, key, experiment, step, at, value, nan) VALUES (?, ?, 0, ?, ?, ?, ?)"
            + " ON CONFLICT (run, key) DO UPDATE SET step = excluded.step, at = excluded.at, value = excluded.value,"
            + " nan = excluded.nan";

    private final Connection connection;

    /// @param connection to a database with the tables of tracking, which nobody else uses
    RawRows(Connection connection) throws SQLException {
        this.connection = connection;
        if (Tables.Dialect.of(connection) == Tables.Dialect.SQLITE) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
            }
        }
    }

    /// @return rows of history a second
    double perSecond(long run, int seconds) throws SQLException {
        connection.setAutoCommit(false);
        int batches = 0;
        long start = System.nanoTime();
        try (PreparedStatement history = connection.prepareStatement(HISTORY);
                PreparedStatement latest = connection.prepareStatement(LATEST)) {
            for (; System.nanoTime() - start < seconds * 1e9; batches++) {
                write(history, latest, run, batches * BATCH);
                connection.commit();
            }
        }
        return batches * (double) BATCH / ((System.nanoTime() - start) / 1e9);
    }

    private static void write(PreparedStatement history, PreparedStatement latest, long run, int from)
            throws SQLException {
        for (int step = from; step < from + BATCH; step++) {
            history.setLong(1, run);
            history.setLong(2, 1 + step % KEYS);
            history.setLong(3, TIME + step);
            history.setLong(4, step);
            history.setDouble(5, step + 0.25);
            history.setBoolean(6, false);
            history.addBatch();
        }
        history.executeBatch();
        for (int step = from + BATCH - KEYS; step < from + BATCH; step++) {
            latest.setLong(1, run);
            latest.setLong(2, 1 + step % KEYS);
            latest.setLong(3, step);
            latest.setLong(4, TIME + step);
            latest.setDouble(5, step + 0.25);
            latest.setBoolean(6, false);
            latest.addBatch();
        }
        latest.executeBatch();
    }
}
