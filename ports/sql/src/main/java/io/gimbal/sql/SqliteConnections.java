package io.gimbal.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/// Opens connections to one SQLite file, each with the settings everything relies on.
final class SqliteConnections {
    private static final long PAGE_BYTES = 4096;
    private static final int CACHE_KILOBYTES = 8_000;

    private final Path file;
    private final SqliteOptions options;

    SqliteConnections(Path file, SqliteOptions options) {
        this.file = file;
        this.options = options;
    }

    /// A connection that writes in transactions which the caller begins and ends by statement.
    Connection writer() throws SQLException {
        return prepared(statement -> {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = " + synchronous());
            statement.execute("PRAGMA wal_autocheckpoint = " + pagesPerCheckpoint());
            // What a savepoint may have to undo stays in memory instead of in a file of its own.
            statement.execute("PRAGMA temp_store = MEMORY");
            // A write-ahead log that once grew is cut back at the next checkpoint.
            statement.execute("PRAGMA journal_size_limit = 67108864");
            // The first reading makes the -wal file.
            statement.execute("SELECT COUNT(*) FROM sqlite_schema");
            if (options.quota().isPresent()) {
                long pages = options.quota().get().bytes() / PAGE_BYTES;
                statement.execute("PRAGMA max_page_count = " + pages);
            }
        });
    }

    /// A connection that cannot write.
    Connection reader() throws SQLException {
        return prepared(statement -> statement.execute("PRAGMA query_only = ON"));
    }

    /// Plain connections, for migrations.
    DataSource dataSource() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url());
        source.setEnforceForeignKeys(true);
        source.setBusyTimeout(Math.toIntExact(options.patience().toMillis()));
        return source;
    }

    /// With automatic commits the driver probes for a transaction after each statement; without, it stays out
    /// of the way once the transaction it opens here has ended.
    private static void stopDriverTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        }
    }

    /// Closed again when it cannot be prepared.
    private Connection prepared(Preparation preparation) throws SQLException {
        Connection connection = dataSource().getConnection();
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA cache_size = -" + CACHE_KILOBYTES);
                preparation.run(statement);
            }
            stopDriverTransactions(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private interface Preparation {
        void run(Statement statement) throws SQLException;
    }

    private String url() {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    private String synchronous() {
        return switch (options.durability()) {
            case SYNCED -> "FULL";
            case HANDED_OVER -> "NORMAL";
        };
    }

    private int pagesPerCheckpoint() {
        return switch (options.durability()) {
            case SYNCED -> 8000;
            case HANDED_OVER -> 0;
        };
    }
}
