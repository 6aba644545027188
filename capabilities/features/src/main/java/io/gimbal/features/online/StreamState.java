package io.gimbal.features.online;

import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.SourceName;
import io.gimbal.features.online.Checkpoint.Progress;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// What the events of one source have added up to. One thread at a time changes it; lookups hold
/// [#lookupLock] and see each event entirely, in all views, or not at all.
final class StreamState {
    /// How many events are applied before waiting lookups get their turn.
    private static final int STRIDE = 16;

    private final SourceName source;
    private final List<ViewState> views;
    private final UnitCache cache;
    private final Retention retention;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<StateId, Long> next;
    private volatile Watermark watermark;

    StreamState(
            SourceName source, List<ViewState> views, KeyValueStore store, Progress progress, FeaturesConfig config) {
        this.source = source;
        this.views = List.copyOf(views);
        this.cache = new UnitCache(store, config.cachedUnits());
        this.retention = new Retention(store, cache);
        this.next = new HashMap<>(progress.views());
        this.watermark = new Watermark(progress.watermark(), config.asOfDepthMicros());
    }

    SourceName source() {
        return source;
    }

    UnitCache cache() {
        return cache;
    }

    Watermark watermark() {
        return watermark;
    }

    Lock lookupLock() {
        return lock.readLock();
    }

    /// Adds events to the views that have not seen them yet.
    ///
    /// @param events in the order of the journal
    /// @return how many of them were too old for some view
    long apply(List<AdmittedEvent> events) {
        if (events.size() > STRIDE) {
            prepare(events);
        }
        long late = 0;
        for (int from = 0; from < events.size(); from += STRIDE) {
            lock.writeLock().lock();
            try {
                for (AdmittedEvent event : events.subList(from, Math.min(from + STRIDE, events.size()))) {
                    late += apply(event) ? 0 : 1;
                }
            } finally {
                lock.writeLock().unlock();
            }
        }
        return late;
    }

    /// Reads at once what many events will change.
    private void prepare(List<AdmittedEvent> events) {
        lock.readLock().lock();
        try {
            for (ViewState view : views) {
                Set<UnitAddress> missing = new LinkedHashSet<>();
                for (AdmittedEvent event : events) {
                    view.touch(event, address -> {
                        if (!cache.holds(address)) {
                            missing.add(address);
                        }
                    });
                }
                cache.load(missing, view);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean apply(AdmittedEvent event) {
        watermark = watermark.advance(event.eventTime());
        boolean kept = true;
        for (ViewState view : views) {
            if (event.order().sequence() >= next.getOrDefault(view.id(), 0L)) {
                kept &= view.apply(event, cache, watermark);
            }
        }
        return kept;
    }

    /// Notes that everything before this offset was applied.
    void reach(long offset) {
        next.replaceAll((_, reached) -> Math.max(reached, offset));
    }

    Map<StateId, Long> reached() {
        return Map.copyOf(next);
    }

    List<Mutation> changes() {
        return cache.changes();
    }

    /// The changes are stored now; forgets what is too old and what does not fit into memory.
    void clean() {
        lock.writeLock().lock();
        try {
            cache.clean();
            retention.sweep(views, watermark);
        } finally {
            lock.writeLock().unlock();
        }
        evict();
    }

    /// Keeps the memory in bounds.
    void evict() {
        if (cache.isFull()) {
            lock.writeLock().lock();
            try {
                cache.evict();
            } finally {
                lock.writeLock().unlock();
            }
        }
    }
}
