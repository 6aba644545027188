package io.gimbal.sql;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/// A [Database] in one SQLite file with a write-ahead log beside it. One thread writes and many writes share a
/// commit and its sync; up to [SqliteOptions#readers] read at the same time and never wait for the writer.
///
/// Futures are completed, and after-commit actions run, on the writing thread: what hangs on them must be
/// short. One process at a time opens a file.
public final class SqliteDatabase implements Database {
    private static final int STATEMENT_LIMIT = 500;

    private final SqliteConnections connections;
    private final Connection writing;
    private final GroupWriter writer;
    private final SqliteReaders readers;
    private final Optional<WalSync> sync;

    private SqliteDatabase(
            String name,
            SqliteConnections connections,
            Connection writing,
            Optional<WalSync> sync,
            SqliteOptions options) {
        this.connections = connections;
        this.writing = writing;
        this.sync = sync;
        this.writer = new GroupWriter(
                "writer of " + name,
                new Statements(writing, STATEMENT_LIMIT),
                options.waitingWrites(),
                () -> sync.ifPresent(WalSync::touch));
        this.readers = new SqliteReaders(connections, options);
    }

    /// Opens the file, and makes it and its folders if they do not exist.
    ///
    /// @throws CodedException UNAVAILABLE if the file cannot be opened, CORRUPT if it is not a SQLite database
    public static SqliteDatabase open(Path file, SqliteOptions options) {
        return open(file, options, () -> WalSync.disk(file));
    }

    static SqliteDatabase open(Path file, SqliteOptions options, DiskSource disks) {
        String name = file.getFileName().toString();
        SqliteConnections connections = new SqliteConnections(file, options);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connection writing = connections.writer();
            try {
                Optional<WalSync> sync = switch (options.durability()) {
                    case SYNCED -> Optional.empty();
                    case HANDED_OVER -> Optional.of(new WalSync("sync of " + name, disks.open()));
                };
                return new SqliteDatabase(name, connections, writing, sync, options);
            } catch (IOException e) {
                writing.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot open " + file + ": " + e, e);
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        }
    }

    /// Where tests put a disk that fails.
    interface DiskSource {
        WalSync.Disk open() throws IOException;
    }

    public static SqliteDatabase open(Path file) {
        return open(file, SqliteOptions.defaults());
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return readers.read(work);
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        if (writer.isCurrentThread()) {
            throw new CodedException(ErrorCode.INTERNAL, "a write waits for another write on the writing thread");
        }
        return Await.result(writeLater(work));
    }

    @Override
    public <T> CompletableFuture<T> writeLater(SqlWork<T> work) {
        try {
            sync.ifPresent(WalSync::check);
        } catch (CodedException e) {
            return CompletableFuture.failedFuture(e);
        }
        return writer.submit(work);
    }

    /// Completes when every write answered before this call survives a power loss: at once where
    /// [SqliteOptions.Durability#SYNCED] promises it for each write, else with a sync that many share.
    ///
    /// @return a future that fails with UNAVAILABLE if the disk refused; later writes are refused then, too
    public CompletableFuture<Boolean> syncLater() {
        return sync.map(WalSync::request).orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    /// Moves what the write-ahead log holds into the file itself, synced; waits for writes and reads in
    /// progress.
    public void checkpoint() {
        try (Connection connection = connections.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (result.getInt("busy") != 0) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "the database was too busy for a checkpoint");
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        }
    }

    @Override
    public void migrate(Migrations... modules) {
        new Migrator(this, connections.dataSource()).migrate(modules);
    }

    @Override
    public DataSource dataSource() {
        return connections.dataSource();
    }

    @Override
    public void close() {
        writer.close();
        sync.ifPresent(WalSync::close);
        readers.close();
        try {
            writing.close();
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        }
    }
}
