package io.gimbal.sql;

import io.gimbal.core.CodedException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A write on its way: waiting for its turn, then for the commit it shares, then answered.
final class PendingWrite<T> {
    private final SqlWork<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private List<Runnable> actions = List.of();

    PendingWrite(SqlWork<T> work) {
        this.work = work;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void run(JdbcTransaction transaction) throws SQLException {
        result = transaction.run(work);
        actions = transaction.actions();
    }

    void fail(Throwable reason) {
        answer.completeExceptionally(reason);
    }

    /// The write is durable: runs what was to happen after the commit, then answers.
    void succeed() {
        try {
            actions.forEach(Runnable::run);
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(
                    CodedException.internal("the write was made, but an action after its commit failed: " + e, e));
            return;
        }
        answer.complete(result);
    }
}
