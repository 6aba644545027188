package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// A [Database] in one SQLite file with a write-ahead log beside it. One thread writes and many writes share a commit
/// and its sync; up to [SqliteOptions#readers] read at the same time and never wait for the writer.
///
/// Futures are completed, and after-commit actions run, on the writing thread: what hangs on them must be short.
/// One process at a time opens a file.
public final class SqliteDatabase implements Database {
    private static final int STATEMENT_LIMIT = 500;

    private final SqliteConnections connections;
    private final Connection writing;
    private final GroupWriter writer;
    private final SqliteReaders readers;

    private SqliteDatabase(String name, SqliteConnections connections, Connection writing, SqliteOptions options) {
        this.connections = connections;
        this.writing = writing;
        this.writer =
                new GroupWriter("writer of " + name, new Statements(writing, STATEMENT_LIMIT), options.waitingWrites());
        this.readers = new SqliteReaders(connections, options);
    }

    /// Opens the file, and makes it and its folders if they do not exist.
    ///
    /// @throws CodedException UNAVAILABLE if the file cannot be opened, CORRUPT if it is not a SQLite database
    public static SqliteDatabase open(Path file, SqliteOptions options) {
        SqliteConnections connections = new SqliteConnections(file, options);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new SqliteDatabase(file.getFileName().toString(), connections, connections.writer(), options);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot make the folder of " + file + ": " + e, e);
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        }
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
        return Writes.await(writeLater(work));
    }

    @Override
    public <T> CompletableFuture<T> writeLater(SqlWork<T> work) {
        return writer.submit(work);
    }

    @Override
    public void migrate(Migrations... modules) {
        new Migrator(this, connections.dataSource()).migrate(modules);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        try {
            writing.close();
        } catch (SQLException e) {
            throw SqlErrors.translate(Dialect.SQLITE, e);
        }
    }
}
