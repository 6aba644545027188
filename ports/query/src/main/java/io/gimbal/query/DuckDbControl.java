package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a session: on request, or when its time is over. Thread-safe.
final class DuckDbControl implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DuckDbControl.class);
    private static final long REPEAT_MILLIS = 20;

    private final ScheduledExecutorService timer;
    private final Duration time;
    private final ScheduledFuture<?> deadline;
    private final AtomicReference<@Nullable ErrorCode> stopped = new AtomicReference<>();
    private volatile @Nullable DuckDBPreparedStatement running;

    DuckDbControl(ScheduledExecutorService timer, Duration time) {
        this.timer = timer;
        this.time = time;
        this.deadline = timer.schedule(() -> stop(ErrorCode.DEADLINE_EXCEEDED), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Runs the statement so that it can be stopped.
    <T> T run(DuckDBPreparedStatement statement, Call<T> call) throws SQLException {
        running = statement; // before the check, so that a stop in between sees one or the other
        try {
            check();
            return call.run();
        } catch (SQLException e) {
            check();
            throw e;
        } finally {
            running = null;
        }
    }

    /// @throws CodedException CANCELLED or DEADLINE_EXCEEDED if the session was stopped
    void check() {
        ErrorCode reason = stopped.get();
        if (reason == ErrorCode.DEADLINE_EXCEEDED) {
            throw new CodedException(reason, "the query did not end within " + time);
        }
        if (reason != null) {
            throw new CodedException(reason, "the query was cancelled");
        }
    }

    void stop(ErrorCode reason) {
        if (stopped.compareAndSet(null, reason)) {
            interrupt();
        }
    }

    /// Again and again while it runs, because a statement that is only about to start misses the signal.
    private void interrupt() {
        DuckDBPreparedStatement statement = running;
        if (statement == null) {
            return;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            log.debug("a statement ended while it was being stopped", e);
        }
        ScheduledFuture<?> _ = timer.schedule(this::interrupt, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    OptionalDouble progress() {
        DuckDBPreparedStatement statement = running;
        if (statement == null) {
            return OptionalDouble.empty();
        }
        try {
            double percentage = statement.getQueryProgress().getPercentage();
            return percentage < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, percentage / 100));
        } catch (SQLException e) {
            log.debug("a statement ended while its progress was read", e);
            return OptionalDouble.empty();
        }
    }

    @Override
    public void close() {
        deadline.cancel(false);
    }

    /// Something that the driver does.
    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }
}
