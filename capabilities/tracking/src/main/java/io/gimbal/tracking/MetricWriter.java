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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes metrics of many clients together. While one transaction is on its way to the disk, what arrives gathers for
/// the next, so thousands of clients that report a number each cost a few statements and one sync. Each is answered for
/// itself: a run that takes nothing refuses its own metrics only. Thread-safe.
///
/// Clients that wait for their answer before they report again come back at nearly the same time: the next transaction
/// waits for as many as there were, but never longer than a part of what the last one took.
final class MetricWriter {
    private static final int MOST_WAITING = 200_000;
    private static final int MOST_TOGETHER = 50_000;
    private static final long LONGEST_GATHERING_NANOS = 2_000_000;

    private final Database database;
    private final RunStores stores;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int waitingMetrics;
    private State state = State.IDLE;
    private int expected;
    private long gathering;

    MetricWriter(Database database, RunStores stores) {
        this.database = database;
        this.stores = stores;
    }

    private enum State {
        /// Whoever comes first writes.
        IDLE,
        /// The last of those expected writes, or the end of patience.
        GATHERING,
        WRITING
    }

    /// Metrics of one run whose client waits for an answer.
    private record Waiting(RunId run, List<Metric> metrics, CompletableFuture<RunId> answer) {}

    /// Completes once the metrics are durable.
    CompletableFuture<RunId> append(RunId run, List<Metric> metrics) {
        Waiting mine = new Waiting(run, metrics, new CompletableFuture<>());
        if (gather(mine)) {
            write();
        }
        return mine.answer;
    }

    /// @return whether the caller has to write
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
            return begins(state == State.IDLE || (state == State.GATHERING && waiting.size() >= expected));
        } finally {
            lock.unlock();
        }
    }

    private boolean begins(boolean now) {
        if (now) {
            state = State.WRITING;
        }
        return now;
    }

    private void write() {
        List<Waiting> group = take();
        long began = System.nanoTime();
        var _ = database.writeLater(transaction -> write(transaction, group)).whenComplete((refused, failure) -> {
            gatherNext(group.size(), (System.nanoTime() - began) / 2); // before those answered can come back
            answer(group, refused, failure);
        });
    }

    private void gatherNext(int together, long patienceNanos) {
        long mine;
        lock.lock();
        try {
            expected = together + waiting.size();
            state = expected == 1 ? State.IDLE : State.GATHERING;
            mine = ++gathering;
        } finally {
            lock.unlock();
        }
        CompletableFuture.delayedExecutor(
                        Math.min(patienceNanos, LONGEST_GATHERING_NANOS), TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> stopGathering(mine));
    }

    private void stopGathering(long which) {
        boolean begins;
        lock.lock();
        try {
            boolean over = state == State.GATHERING && which == gathering;
            begins = begins(over && !waiting.isEmpty());
            if (over && !begins) {
                state = State.IDLE;
            }
        } finally {
            lock.unlock();
        }
        if (begins) {
            write();
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
