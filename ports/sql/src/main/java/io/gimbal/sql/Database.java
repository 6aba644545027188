package io.gimbal.sql;

import io.gimbal.core.Await;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/// The metadata of one installation: SQLite on a laptop, PostgreSQL in a team. Thread-safe.
///
/// A write that returned has been synced to disk and survives `kill -9` and power loss. On SQLite one thread
/// writes and many writes share one commit; on PostgreSQL each write is a transaction of its own.
public interface Database extends AutoCloseable {
    Dialect dialect();

    /// Runs the work on one consistent snapshot. The work must not write.
    <T> T read(SqlWork<T> work);

    /// Runs the work atomically and returns once it is durable. A failing work leaves nothing behind and does
    /// not disturb those it shares a commit with. The work may run more than once (a lost serialisation race on
    /// PostgreSQL), so it touches nothing but its transaction; side effects belong in
    /// [Transaction#afterCommit].
    ///
    /// @throws io.gimbal.core.CodedException NO_SPACE when the disk is full, RESOURCE_EXHAUSTED when too many
    /// writes wait, UNAVAILABLE when the database is away or closed, ALREADY_EXISTS on a violated unique
    /// constraint, FAILED_PRECONDITION on a violated foreign key; whatever the work throws comes through unchanged
    default <T> T write(SqlWork<T> work) {
        return Await.result(writeLater(work));
    }

    /// Like [#write], without waiting: the future completes once the work is durable, or with its failure.
    <T> CompletableFuture<T> writeLater(SqlWork<T> work);

    /// Brings the tables of each module to its newest migration; each module has a history of its own.
    ///
    /// @throws io.gimbal.core.CodedException FAILED_PRECONDITION if the tables come from a newer version
    void migrate(Migrations... modules);

    /// Plain connections in auto-commit mode, for a library that brings its own SQL and manages its own tables.
    /// They neither share commits nor report errors in our codes.
    DataSource dataSource();

    /// Finishes the writes that were accepted, then closes.
    @Override
    void close();
}
