package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes metrics of many clients together. While one transaction is on its way to the disk, what arrives gathers for
/// the next, so thousands of clients that report a number each cost a few statements and one sync. Each is answered for
/// itself: a run that takes nothing refuses its own metrics only. Thread-safe.
final class MetricWriter {
    private static final int MOST_WAITING = 200_000;
    private static final int MOST_TOGETHER = 50_000;

    private final Database database;
    private final RunStores stores;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int waitingMetrics;
    private boolean writing;

    MetricWriter(Database database, RunStores stores) {
        this.database = database;
        this.stores = stores;
    }

    /// Metrics of one run whose client waits for an answer.
    private record Waiting(RunId run, List<Metric> metrics, CompletableFuture<RunId> answer) {}

    /// Completes once the metrics are durable.
    CompletableFuture<RunId> append(RunId run, List<Metric> metrics) {
        Waiting mine = new Waiting(run, metrics, new CompletableFuture<>());
        if (gather(mine)) {
            writeNext();
        }
        return mine.answer;
    }

    /// @return whether nobody is writing, so that the caller has to
    private boolean gather(Waiting mine) {
        lock.lock();
        try {
            if (waitingMetrics + mine.metrics.size() > MOST_WAITING) {
                mine.answer.completeExceptionally(new CodedException(
                        ErrorCode.RESOURCE_EXHAUSTED, "too many metrics wait for the database; try again later"));
                return false;
            }
            waiting.add(mine);
            waitingMetrics += mine.metrics.size();
            boolean first = !writing;
            writing = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void writeNext() {
        List<Waiting> group = take();
        if (!group.isEmpty()) {
            var _ = database.writeLater(transaction -> write(transaction, group))
                    .whenComplete((refused, failure) -> {
                        // Begun before the answers, which may take a while.
                        writeNext();
                        answer(group, refused, failure);
                    });
        }
    }

    private List<Waiting> take() {
        lock.lock();
        try {
            List<Waiting> group = new ArrayList<>();
            int metrics = 0;
            while (!waiting.isEmpty() && metrics < MOST_TOGETHER) {
                Waiting next = waiting.remove();
                group.add(next);
                metrics += next.metrics.size();
            }
            waitingMetrics -= metrics;
            writing = !group.isEmpty();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /// @return why runs take nothing, by run
    private Map<RunId, CodedException> write(Transaction transaction, List<Waiting> group) throws SQLException {
        Map<RunId, RunState> states = stores.runs()
                .states(transaction, group.stream().map(Waiting::run).collect(Collectors.toSet()));
        Map<RunId, CodedException> refused = new HashMap<>();
        Map<RunKey, List<Metric>> accepted = new HashMap<>();
        for (Waiting one : group) {
            RunState state = states.get(one.run);
            if (state == null) {
                refused.put(one.run, RunState.unknown(one.run));
            } else if (state.lifecycle() == LifecycleStage.DELETED) {
                refused.put(one.run, RunState.deleted(one.run));
            } else {
                accepted.computeIfAbsent(state.key(), _ -> new ArrayList<>()).addAll(one.metrics);
            }
        }
        stores.metrics().append(transaction, accepted);
        return refused;
    }

    private static void answer(List<Waiting> group, Map<RunId, CodedException> refused, @Nullable Throwable failure) {
        for (Waiting one : group) {
            if (failure != null) {
                one.answer.completeExceptionally(failure);
            } else if (refused.containsKey(one.run)) {
                one.answer.completeExceptionally(refused.get(one.run));
            } else {
                one.answer.complete(one.run);
            }
        }
    }
}
