package io.gimbal.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Writes in the order they came, bounded. Many offer, one takes all that wait.
final class WriteQueue {
    /// What became of an offer.
    enum Offer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    private final int limit;
    private final Queue<PendingWrite<?>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    WriteQueue(int limit) {
        this.limit = limit;
    }

    Offer offer(PendingWrite<?> write) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (waiting.size() >= limit) {
                return Offer.FULL;
            }
            waiting.add(write);
            changed.signal();
            return Offer.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for at least one; empty only when the queue is closed and nothing is left.
    ///
    /// @param expected for how many it waits a little
    /// @param patienceNanos how long after the first is there
    List<PendingWrite<?>> take(int most, int expected, long patienceNanos) {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            awaitMore(Math.min(expected, Math.min(most, limit)), patienceNanos);
            List<PendingWrite<?>> group = new ArrayList<>(Math.min(most, waiting.size()));
            while (group.size() < most && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void awaitMore(int expected, long patienceNanos) {
        long left = patienceNanos;
        while (waiting.size() < expected && left > 0 && !closed) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                left = 0; // nobody interrupts the writer's own thread; what is there is written
            }
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// What waits is still handed out; nothing more is accepted.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
