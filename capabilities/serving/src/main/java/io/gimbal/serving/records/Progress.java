package io.gimbal.serving.records;

import java.util.TreeSet;

/// How far a sequence is done, of which parts are done in any order. Thread-safe.
final class Progress {
    private final TreeSet<Long> ahead = new TreeSet<>();
    private long next;

    synchronized void start(long offset) {
        next = offset;
        ahead.clear();
    }

    /// Everything before this is done.
    synchronized long next() {
        return next;
    }

    synchronized void done(long offset) {
        if (offset > next) {
            ahead.add(offset);
            return;
        }
        next = Math.max(next, offset + 1);
        while (!ahead.isEmpty() && ahead.first() <= next) {
            next = Math.max(next, ahead.pollFirst() + 1);
        }
    }
}
