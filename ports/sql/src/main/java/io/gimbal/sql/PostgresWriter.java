package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Runs each write as a transaction on one of a few threads, again when it lost a race to another.
final class PostgresWriter {
    private static final int ATTEMPTS = 60;
    private static final long LONGEST_PAUSE_MILLIS = 64;

    private final DataSource source;
    private final ThreadPoolExecutor threads;

    PostgresWriter(DataSource source, PostgresOptions options) {
        this.source = source;
        this.threads = new ThreadPoolExecutor(
                options.writers(),
                options.writers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(options.waitingWrites()),
                Thread.ofPlatform().name("postgres-writer-", 0).daemon().factory());
    }

    <T> CompletableFuture<T> submit(SqlWork<T> work) {
        PendingWrite<T> write = new PendingWrite<>(work);
        try {
            threads.execute(() -> answer(write));
        } catch (RejectedExecutionException e) {
            write.fail(
                    threads.isShutdown()
                            ? new CodedException(ErrorCode.UNAVAILABLE, "the database is closed", e)
                            : new CodedException(
                                    ErrorCode.RESOURCE_EXHAUSTED,
                                    "too many writes wait for the database; try again later",
                                    e));
        }
        return write.answer();
    }

    /// Finishes what was accepted.
    void close() {
        threads.close();
    }

    private void answer(PendingWrite<?> write) {
        try {
            commit(write);
        } catch (SQLException e) {
            write.fail(SqlErrors.translate(Dialect.POSTGRESQL, e));
            return;
        } catch (RuntimeException | Error e) {
            write.fail(e);
            return;
        }
        write.succeed();
    }

    private void commit(PendingWrite<?> write) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                commit(write, connection);
                return;
            } catch (SQLException e) {
                if (!SqlErrors.isLostRace(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            pause(attempt);
        }
    }

    private static void commit(PendingWrite<?> write, Connection connection) throws SQLException {
        try {
            write.run(new JdbcTransaction(Dialect.POSTGRESQL, new Statements(connection, 0)));
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollback(connection, e);
            throw e;
        }
    }

    /// What went wrong first is what counts: a lost connection cannot roll back either.
    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(1L << Math.min(attempt, 10), LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while repeating a write", e);
        }
    }
}
