package io.gimbal.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/// A [Database] on a PostgreSQL server, in the first schema of the connection's search path. Each write is a
/// serializable transaction of its own, so stores written for SQLite's single writer are right here too; one
/// that lost a race runs again. Each read sees one snapshot.
///
/// After-commit actions and futures of different writes run on several threads.
public final class PostgresDatabase implements Database {
    /// What was answered is on the disk, also where the server is set up to answer first.
    private static final String SYNCED =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final HikariDataSource plain;
    private final PostgresWriter writer;

    private PostgresDatabase(HikariConfig access, PostgresOptions options) {
        this.writing = pool(access, "writers", "TRANSACTION_SERIALIZABLE", options.writers());
        HikariConfig readOnly = new HikariConfig();
        access.copyStateTo(readOnly);
        readOnly.setReadOnly(true);
        this.reading = pool(readOnly, "readers", "TRANSACTION_REPEATABLE_READ", options.readers());
        this.plain = plainPool(access);
        this.writer = new PostgresWriter(writing, options);
    }

    /// @param url like `jdbc:postgresql://host:5432/gimbal`
    /// @throws CodedException UNAVAILABLE if the server does not answer
    public static PostgresDatabase open(String url, String user, String password, PostgresOptions options) {
        HikariConfig access = new HikariConfig();
        access.setJdbcUrl(url);
        access.setUsername(user);
        access.setPassword(password);
        access.setAutoCommit(false);
        access.setConnectionTimeout(options.patience().toMillis());
        access.setMinimumIdle(1);
        access.setConnectionInitSql(SYNCED);
        access.setIsolateInternalQueries(true); // in a transaction of its own
        access.addDataSourceProperty("ApplicationName", "gimbal");
        try {
            return new PostgresDatabase(access, options);
        } catch (PoolInitializationException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    public static PostgresDatabase open(String url, String user, String password) {
        return open(url, user, password, PostgresOptions.defaults());
    }

    private static HikariDataSource pool(HikariConfig access, String name, String isolation, int size) {
        HikariConfig config = new HikariConfig();
        access.copyStateTo(config);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setTransactionIsolation(isolation);
        return new HikariDataSource(config);
    }

    /// Opens its first connection when it is asked for one.
    private static HikariDataSource plainPool(HikariConfig access) {
        HikariDataSource source = new HikariDataSource();
        access.copyStateTo(source);
        source.setPoolName("plain");
        source.setAutoCommit(true);
        source.setMinimumIdle(0);
        source.setMaximumPoolSize(4);
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        if (reading.isClosed()) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the database is closed");
        }
        // Giving a connection back rolls back what it was reading.
        try (Connection connection = reading.getConnection()) {
            return new JdbcTransaction(Dialect.POSTGRESQL, new Statements(connection, 0)).run(work);
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.POSTGRESQL, e);
        }
    }

    @Override
    public <T> CompletableFuture<T> writeLater(SqlWork<T> work) {
        return writer.submit(work);
    }

    @Override
    public void migrate(Migrations... modules) {
        new Migrator(this, writing).migrate(modules);
    }

    @Override
    public DataSource dataSource() {
        return plain;
    }

    @Override
    public void close() {
        writer.close();
        plain.close();
        reading.close();
        writing.close();
    }
}
