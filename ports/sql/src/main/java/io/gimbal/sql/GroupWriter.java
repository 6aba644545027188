package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes a SQLite file. It takes what waits, runs each write in a savepoint of one transaction,
/// commits once, and answers; while a commit is being synced the next group gathers by itself. Writers that wait for
/// their answer come back at nearly the same time: the next group waits for as many as there were, but never longer
/// than half of what the last one took. A lone writer waits for nobody.
///
/// A write that fails is rolled back to its savepoint. If it took the whole transaction with it (SQLite gives up a
/// transaction on some full-disk and I/O errors), or a deferred constraint fails the commit, the others have not been
/// answered yet and are run again, one by one. A commit that fails for any other reason fails its group.
final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int GROUP_LIMIT = 512;
    private static final long LONGEST_PATIENCE_NANOS = 2_000_000;

    private final Statements statements;
    private final WriteQueue queue;
    private final Runnable afterCommit;
    private final Thread thread;
    private int expected = 1;

    /// @param afterCommit runs after each commit and before its writes are answered
    GroupWriter(String name, Statements statements, int queueLimit, Runnable afterCommit) {
        this.statements = statements;
        this.afterCommit = afterCommit;
        this.queue = new WriteQueue(queueLimit);
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::loop);
    }

    <T> CompletableFuture<T> submit(SqlWork<T> work) {
        PendingWrite<T> write = new PendingWrite<>(work);
        switch (queue.offer(write)) {
            case ACCEPTED -> {}
            case FULL ->
                write.fail(new CodedException(
                        ErrorCode.RESOURCE_EXHAUSTED, "too many writes wait for the database; try again later"));
            case CLOSED -> write.fail(new CodedException(ErrorCode.UNAVAILABLE, "the database is closed"));
        }
        return write.answer();
    }

    boolean isCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    /// Finishes what was accepted.
    void close() {
        queue.close();
        Threads.joinUninterruptibly(thread);
    }

    private void loop() {
        List<PendingWrite<?>> group = queue.take(GROUP_LIMIT, 1, 0);
        while (!group.isEmpty()) {
            long began = System.nanoTime();
            if (group.size() == 1) {
                writeAlone(group.getFirst());
            } else {
                write(group);
            }
            long patience = Math.min((System.nanoTime() - began) / 2, LONGEST_PATIENCE_NANOS);
            group = queue.take(GROUP_LIMIT, expected, patience);
        }
    }

    /// Without a savepoint, which would make SQLite keep every page twice: what is undone is the whole transaction.
    private void writeAlone(PendingWrite<?> write) {
        try {
            statements.execute("BEGIN IMMEDIATE");
            write.run(new JdbcTransaction(Dialect.SQLITE, statements));
            statements.execute("COMMIT");
            answer(List.of(write));
        } catch (SQLException e) {
            rollback();
            write.fail(SqlErrors.translate(Dialect.SQLITE, e));
        } catch (RuntimeException | Error e) {
            rollback();
            write.fail(e);
        }
    }

    private void write(List<PendingWrite<?>> group) {
        try {
            List<PendingWrite<?>> done = runAll(group);
            commit(done);
            answer(done);
        } catch (TransactionLost lost) {
            rollback();
            lost.again.forEach(this::writeAlone);
        } catch (SQLException e) {
            rollback();
            CodedException reason = SqlErrors.translate(Dialect.SQLITE, e);
            group.forEach(write -> write.fail(reason));
        } catch (RuntimeException | Error e) {
            // A defect of ours must not stop all later writes.
            LOG.error("the database's writer failed", e);
            rollback();
            group.forEach(write -> write.fail(CodedException.internal("the database's writer failed: " + e, e)));
        }
    }

    private void answer(List<PendingWrite<?>> committed) {
        afterCommit.run();
        expected = committed.size() + queue.size(); // those answered now, and those who came meanwhile
        committed.forEach(PendingWrite::succeed);
    }

    /// @return those that succeeded so far; the others have been answered
    private List<PendingWrite<?>> runAll(List<PendingWrite<?>> group) throws SQLException, TransactionLost {
        List<PendingWrite<?>> done = new ArrayList<>(group.size());
        statements.execute("BEGIN IMMEDIATE");
        for (int i = 0; i < group.size(); i++) {
            PendingWrite<?> write = group.get(i);
            statements.execute("SAVEPOINT work");
            try {
                write.run(new JdbcTransaction(Dialect.SQLITE, statements));
                statements.execute("RELEASE work");
                done.add(write);
            } catch (SQLException e) {
                write.fail(SqlErrors.translate(Dialect.SQLITE, e));
                undo(done, group.subList(i + 1, group.size()));
            } catch (RuntimeException | Error e) {
                write.fail(e);
                undo(done, group.subList(i + 1, group.size()));
            }
        }
        return done;
    }

    private void undo(List<PendingWrite<?>> before, List<PendingWrite<?>> after) throws TransactionLost {
        try {
            statements.execute("ROLLBACK TO work");
            statements.execute("RELEASE work");
        } catch (SQLException e) {
            List<PendingWrite<?>> again = new ArrayList<>(before);
            again.addAll(after);
            throw new TransactionLost(again, e);
        }
    }

    private void commit(List<PendingWrite<?>> done) throws SQLException, TransactionLost {
        try {
            statements.execute("COMMIT");
        } catch (SQLException e) {
            if (done.size() > 1 && SqlErrors.isConstraint(e)) {
                throw new TransactionLost(done, e);
            }
            throw e;
        }
    }

    private void rollback() {
        try {
            statements.execute("ROLLBACK");
        } catch (SQLException e) {
            // Usually because SQLite has rolled back by itself; if not, the next BEGIN says so to its writes.
            LOG.debug("nothing to roll back", e);
        }
    }

    /// The shared transaction is gone through no fault of these writes.
    private static final class TransactionLost extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<PendingWrite<?>> again;

        TransactionLost(List<PendingWrite<?>> again, SQLException cause) {
            super(cause);
            this.again = again;
        }
    }
}
