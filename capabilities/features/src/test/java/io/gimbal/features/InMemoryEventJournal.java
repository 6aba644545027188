package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A strict fake: hands out few events at a time, and can be told to fail or to keep its callers waiting.
public final class InMemoryEventJournal implements EventJournal {
    private static final int AT_ONCE = 7;

    private final Map<SourceName, List<byte[]>> events = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean failing;
    private boolean slow;

    /// Whether appends are refused.
    public synchronized void fail(boolean now) {
        failing = now;
    }

    /// From now on nothing becomes durable before [#release].
    public synchronized void hold() {
        slow = true;
    }

    public void release() {
        List<Runnable> released;
        synchronized (this) {
            slow = false;
            released = List.copyOf(waiting);
            waiting.clear();
        }
        released.forEach(Runnable::run);
    }

    public synchronized int size(SourceName source) {
        return events.getOrDefault(source, List.of()).size();
    }

    @Override
    public synchronized CompletableFuture<Long> append(SourceName source, List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("an append without events");
        }
        if (failing) {
            return CompletableFuture.failedFuture(new CodedException(ErrorCode.NO_SPACE, "the disk is full"));
        }
        List<byte[]> log = events.computeIfAbsent(source, _ -> new ArrayList<>());
        long first = log.size();
        entries.forEach(entry -> log.add(entry.payload().clone()));
        CompletableFuture<Long> durable = new CompletableFuture<>();
        if (slow) {
            waiting.add(() -> durable.complete(first));
        } else {
            durable.complete(first);
        }
        return durable;
    }

    @Override
    public synchronized long end(SourceName source) {
        return size(source);
    }

    @Override
    public synchronized List<Recorded> read(SourceName source, long from) {
        List<byte[]> log = events.getOrDefault(source, List.of());
        List<Recorded> some = new ArrayList<>();
        for (long offset = from; offset < Math.min(from + AT_ONCE, log.size()); offset++) {
            some.add(new Recorded(offset, log.get((int) offset).clone()));
        }
        return some;
    }
}
