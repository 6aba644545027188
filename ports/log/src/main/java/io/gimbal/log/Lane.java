package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/// A partition as the embedded log keeps it: a number of its own across all topics, where its records are, and
/// who waits for more. A record's place in a segment is one number: the lane in the upper bits, the offset in
/// the lower 40.
final class Lane {
    private static final int OFFSET_BITS = 40;

    private final int number;
    private final TopicPartition partition;
    /// By the first offset each source may hold.
    private final ConcurrentSkipListMap<Long, RecordSource> sources = new ConcurrentSkipListMap<>();

    private final List<Waiter> waiters = new ArrayList<>();
    private volatile long end;
    private boolean closed;

    Lane(int number, TopicPartition partition) {
        this.number = number;
        this.partition = partition;
    }

    private record Waiter(long offset, CompletableFuture<Boolean> appended) {}

    int number() {
        return number;
    }

    TopicPartition partition() {
        return partition;
    }

    long end() {
        return end;
    }

    long position(long offset) {
        return ((long) number << OFFSET_BITS) | offset;
    }

    static long offset(long position) {
        return position & ((1L << OFFSET_BITS) - 1);
    }

    long firstPosition() {
        return position(0);
    }

    long firstPositionOfNext() {
        return (long) (number + 1) << OFFSET_BITS;
    }

    /// From this offset on, the source has the records; it takes the place of one that held none.
    void addSource(long from, RecordSource source) {
        sources.put(from, source);
    }

    Optional<RecordSource> source(long offset) {
        return Optional.ofNullable(sources.floorEntry(offset)).map(Map.Entry::getValue);
    }

    synchronized void advance(long newEnd) {
        end = Math.max(end, newEnd);
        waiters.removeIf(waiter -> waiter.appended.isDone() || (waiter.offset < end && waiter.appended.complete(true)));
    }

    synchronized CompletableFuture<Boolean> appended(long offset) {
        if (offset < end) {
            return CompletableFuture.completedFuture(true);
        }
        if (closed) {
            return CompletableFuture.failedFuture(closed());
        }
        waiters.removeIf(waiter -> waiter.appended.isDone());
        CompletableFuture<Boolean> appended = new CompletableFuture<>();
        waiters.add(new Waiter(offset, appended));
        return appended;
    }

    synchronized void close() {
        closed = true;
        waiters.forEach(waiter -> waiter.appended.completeExceptionally(closed()));
        waiters.clear();
    }

    private static CodedException closed() {
        return new CodedException(ErrorCode.UNAVAILABLE, "the log is closed");
    }
}
