package io.gimbal.sql;

import io.gimbal.core.CodedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
        List<Throwable> failures = actions.stream()
                .map(PendingWrite::failure)
                .flatMap(Optional::stream)
                .toList();
        if (failures.isEmpty()) {
            answer.complete(result);
            return;
        }
        Throwable first = failures.getFirst();
        CodedException told =
                CodedException.internal("the write was made, but an action after its commit failed: " + first, first);
        failures.stream().skip(1).forEach(told::addSuppressed);
        answer.completeExceptionally(told);
    }

    /// Caught one by one, because the others are not to blame.
    private static Optional<Throwable> failure(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }
}
