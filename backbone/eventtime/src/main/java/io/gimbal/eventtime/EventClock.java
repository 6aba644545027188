package io.gimbal.eventtime;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far event time has come. Durable; moves forwards only. Thread-safe: one move at a time, others wait for it.
public final class EventClock {
    private static final Logger LOG = LoggerFactory.getLogger(EventClock.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_RUNS_AT_ONE_MOMENT = 1_000;

    private final Database database;
    private final EventTimeStore store;
    private final Subscriptions subscriptions;
    private final Horizon horizon;
    private final List<Due> dues = new CopyOnWriteArrayList<>();
    private final ReentrantLock moving = new ReentrantLock();
    private volatile Optional<Instant> running = Optional.empty();

    /// @param wall what event time cannot run ahead of: a move cannot be taken back
    public EventClock(Database database, EventTimeStore store, Subscriptions subscriptions, InstantSource wall) {
        this.database = database;
        this.store = store;
        this.subscriptions = subscriptions;
        this.horizon = new Horizon(wall);
    }

    /// Of two that are due at the same moment, the one registered first runs first.
    public void register(Due due) {
        if (dues.stream().anyMatch(known -> known.name().equals(due.name()))) {
            throw new IllegalArgumentException("two dues are called " + due.name());
        }
        dues.add(due);
    }

    /// The present of the data: everything due by then has happened. While something due runs, its moment. Empty before
    /// the first move.
    public Optional<Instant> reached() {
        Optional<Instant> stored = database.read(store::reached);
        return running.filter(at -> stored.filter(at::isBefore).isEmpty()).or(() -> stored);
    }

    /// Says that everything before a moment has been sent. Runs what is due by then, the earliest first, and lets
    /// every subscriber of evidence catch up after each. If one fails, the clock stands where it stood; asking
    /// again goes on with the one that failed.
    ///
    /// @throws CodedException FAILED_PRECONDITION for a moment before the one reached, or more than a day ahead of
    /// the wall clock; DEADLINE_EXCEEDED if a subscriber does not catch up, and what a due throws
    public Advance advance(Instant to) {
        Instant target = to.truncatedTo(ChronoUnit.MICROS);
        horizon.objection(target).ifPresent(text -> {
            throw CodedException.failedPrecondition(text);
        });
        moving.lock();
        try {
            refuseBackwards(target);
            return move(target);
        } finally {
            moving.unlock();
        }
    }

    /// Moves on to a moment as [#advance], if that is ahead.
    ///
    /// @return empty if it was reached before
    public Optional<Advance> follow(Instant to) {
        Instant target = to.truncatedTo(ChronoUnit.MICROS);
        moving.lock();
        try {
            Optional<Instant> stored = database.read(store::reached);
            boolean isAhead = stored.filter(before -> !before.isBefore(target)).isEmpty();
            return isAhead ? Optional.of(move(target)) : Optional.empty();
        } finally {
            moving.unlock();
        }
    }

    /// The caller has the lock.
    private Advance move(Instant target) {
        try {
            subscriptions.settle(PATIENCE); // what a crash has left undone
            List<Advance.Ran> ran = runAll(target);
            database.write(transaction -> {
                store.put(transaction, target);
                return target;
            });
            return new Advance(target, ran);
        } finally {
            running = Optional.empty();
        }
    }

    private void refuseBackwards(Instant target) {
        Optional<Instant> stored = database.read(store::reached);
        if (stored.filter(target::isBefore).isPresent()) {
            throw CodedException.failedPrecondition("event time does not go back: it has reached " + stored.get()
                    + ", so " + target + " cannot be reached again");
        }
    }

    private List<Advance.Ran> runAll(Instant target) {
        List<Advance.Ran> ran = new ArrayList<>();
        for (Optional<Waiting> first = first(target); first.isPresent(); first = first(target)) {
            Advance.Ran run =
                    new Advance.Ran(first.get().due().name(), first.get().at());
            refuseEndless(ran, run);
            run(first.get());
            ran.add(run);
        }
        return ran;
    }

    private void run(Waiting waiting) {
        LOG.debug("{} is due at {}", waiting.due().name(), waiting.at());
        running = Optional.of(waiting.at());
        waiting.due().run(waiting.at());
        subscriptions.settle(PATIENCE);
    }

    private Optional<Waiting> first(Instant target) {
        Optional<Waiting> first = Optional.empty();
        for (Due due : dues) {
            Optional<Waiting> waiting =
                    due.next().filter(at -> !at.isAfter(target)).map(at -> new Waiting(due, at));
            if (waiting.isPresent()
                    && (first.isEmpty()
                            || waiting.get().at().isBefore(first.get().at()))) {
                first = waiting;
            }
        }
        return first;
    }

    private static void refuseEndless(List<Advance.Ran> ran, Advance.Ran next) {
        int from = ran.size() - MOST_RUNS_AT_ONE_MOMENT;
        if (from >= 0 && ran.subList(from, ran.size()).stream().allMatch(next::equals)) {
            throw new CodedException(
                    ErrorCode.INTERNAL,
                    next.name() + " is still due at " + next.at() + " after " + MOST_RUNS_AT_ONE_MOMENT + " runs");
        }
    }

    private record Waiting(Due due, Instant at) {}
}
