package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes evidence to one subscriber, on a thread of its own.
final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Database database;
    private final EvidenceStore store;
    private final Subscriber subscriber;
    private final Duration firstPause;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long asked; // wake-ups so far
    private long answered; // wake-ups that a completed round has seen
    private boolean closed;
    private Optional<String> trouble = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    Delivery(Database database, EvidenceStore store, Subscriber subscriber, Duration firstPause) {
        this.database = database;
        this.store = store;
        this.subscriber = subscriber;
        this.firstPause = firstPause;
    }

    String name() {
        return subscriber.name();
    }

    Optional<String> trouble() {
        lock.lock();
        try {
            return trouble;
        } finally {
            lock.unlock();
        }
    }

    void start() {
        enrol();
        wake();
        thread = Optional.of(
                Thread.ofVirtual().name("evidence-" + subscriber.name()).start(this::run));
    }

    /// A new subscriber acts on what comes, not on what was.
    private void enrol() {
        database.write(transaction -> {
            boolean unknown = store.cursor(transaction, name()).isEmpty();
            if (unknown) {
                store.createCursor(transaction, name(), store.last(transaction));
            }
            return unknown;
        });
    }

    void wakeFor(EvidenceType type) {
        if (subscriber.types().contains(type)) {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            asked++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isBehind() {
        lock.lock();
        try {
            return answered < asked && !closed;
        } finally {
            lock.unlock();
        }
    }

    void settle(Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            long target = asked;
            while (answered < target && !closed) {
                if (left <= 0) {
                    throw new CodedException(
                            ErrorCode.DEADLINE_EXCEEDED,
                            "subscriber " + name() + " did not catch up within " + timeout
                                    + trouble.map(text -> ": " + text).orElse(""));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while waiting for " + name(), e);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = firstPause;
        try {
            for (Optional<Long> round = nextRound(); round.isPresent(); round = nextRound()) {
                try {
                    deliverAll();
                    finished(round.get());
                    pause = firstPause;
                } catch (RuntimeException | Error e) { // an endless recursion of one must not silence the next
                    failed(e, pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.info("evidence delivery to {} was interrupted", name());
        }
    }

    private Optional<Long> nextRound() throws InterruptedException {
        lock.lock();
        try {
            while (answered == asked && !closed) {
                changed.await();
            }
            return closed ? Optional.empty() : Optional.of(asked);
        } finally {
            lock.unlock();
        }
    }

    private void deliverAll() {
        while (!isClosed()) {
            List<Evidence> waiting = database.read(
                    transaction -> store.after(transaction, cursor(transaction), subscriber.types(), BATCH));
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(this::deliver);
        }
    }

    private void deliver(Evidence evidence) {
        database.write(transaction -> {
            long from = cursor(transaction);
            boolean mine =
                    from < evidence.position() && store.moveCursor(transaction, name(), from, evidence.position());
            if (mine) {
                subscriber.handle(transaction, evidence);
            }
            return mine;
        });
    }

    private long cursor(Transaction transaction) throws SQLException {
        return store.cursor(transaction, name()).orElseThrow();
    }

    private void finished(long round) {
        lock.lock();
        try {
            answered = round;
            trouble = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(Throwable failure, Duration pause) throws InterruptedException {
        LOG.warn("evidence subscriber {} failed, trying again in {}", name(), pause, failure);
        lock.lock();
        try {
            trouble = Optional.of(name() + ": " + failure.getMessage());
            long left = pause.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.ifPresent(Delivery::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
