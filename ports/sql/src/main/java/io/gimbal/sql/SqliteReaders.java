package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few connections that read, opened when first needed. Each read sees one snapshot: the transaction holds the state
/// of the file at its first statement, whatever is written meanwhile.
final class SqliteReaders {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);
    private static final int STATEMENT_LIMIT = 100;

    private final SqliteConnections connections;
    private final SqliteOptions options;
    private final Semaphore free;
    private final Deque<Reader> idle = new ArrayDeque<>();
    private boolean closed;

    SqliteReaders(SqliteConnections connections, SqliteOptions options) {
        this.connections = connections;
        this.options = options;
        this.free = new Semaphore(options.readers(), true);
    }

    private record Reader(Connection connection, Statements statements) {}

    <T> T read(SqlWork<T> work) {
        acquire();
        try {
            return readFreely(work);
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        } finally {
            free.release();
        }
    }

    void close() {
        free.acquireUninterruptibly(options.readers());
        synchronized (this) {
            closed = true;
            idle.forEach(reader -> discard(reader.connection));
            idle.clear();
        }
        free.release(options.readers());
    }

    private <T> T readFreely(SqlWork<T> work) throws SQLException {
        Reader reader = take();
        T result;
        try {
            reader.statements.execute("BEGIN");
            result = new JdbcTransaction(Dialect.SQLITE, reader.statements).run(work);
        } catch (SQLException | RuntimeException | Error e) {
            // After a failure its state is unknown; the next read opens another.
            discard(reader.connection);
            throw e;
        }
        reader.statements.execute("ROLLBACK");
        giveBack(reader);
        return result;
    }

    private void acquire() {
        try {
            if (!free.tryAcquire(options.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CodedException(
                        ErrorCode.RESOURCE_EXHAUSTED,
                        "all " + options.readers() + " readers of the database were busy for " + options.patience());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while waiting for a reader", e);
        }
    }

    private Reader take() throws SQLException {
        synchronized (this) {
            if (closed) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "the database is closed");
            }
            Reader reader = idle.poll();
            if (reader != null) {
                return reader;
            }
        }
        Connection connection = connections.reader();
        return new Reader(connection, new Statements(connection, STATEMENT_LIMIT));
    }

    private synchronized void giveBack(Reader reader) {
        idle.push(reader);
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("a reading connection did not close", e);
        }
    }
}
