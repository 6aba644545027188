package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.features.online.Checkpoint.Progress;
import io.gimbal.features.semantics.Snapshot;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the events of one source have added up to. One thread at a time changes it; lookups hold
/// [#lookupLock] and see each event entirely, in all views, or not at all.
final class StreamState {
    private static final Logger LOG = LoggerFactory.getLogger(StreamState.class);

    /// How many events are applied before waiting lookups get their turn.
    private static final int STRIDE = 16;

    private final SourceName source;
    private final List<ViewState> views;
    private final UnitCache cache;
    private final Retention retention;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<StateId, Long> next;
    private final InstantSource time;
    private volatile Watermark watermark;
    private volatile Snapshot snapshot;
    private volatile Optional<String> failure = Optional.empty();
    private volatile Optional<String> passedOver = Optional.empty();

    StreamState(
            SourceName source,
            List<ViewState> views,
            KeyValueStore store,
            Progress progress,
            FeaturesConfig config,
            InstantSource time) {
        this.source = source;
        this.time = time;
        this.snapshot = progress.snapshot();
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

    Snapshot snapshot() {
        return snapshot;
    }

    /// Why it cannot be believed any more; empty if it can.
    Optional<String> failure() {
        return failure;
    }

    /// What went wrong left some events half in. Nothing is answered from it any more, nor written out.
    void fail(Throwable cause) {
        failure = failure.or(() -> Optional.of(
                "events of source \"" + source + "\" could not be brought into the online store: " + cause));
    }

    /// @throws CodedException UNAVAILABLE after a failure
    void requireSound() {
        if (failure.isPresent()) {
            throw new CodedException(ErrorCode.UNAVAILABLE, failure.get() + "; it is made again from the log");
        }
    }

    /// @throws CodedException TOO_LARGE if nobody could ever ask for what the event is about
    void requireKeys(SourceEvent event) {
        for (ViewState view : views) {
            if (!view.fits(event.values())) {
                throw new CodedException(ErrorCode.TOO_LARGE, tooLong("event \"" + event.id() + "\"", view));
            }
        }
    }

    /// Notes an event that came in before [#requireKeys] would have refused it. No view has it, and no lookup
    /// can ask for what it is about.
    void passOver(SourceEvent event, long offset) {
        for (ViewState view : views) {
            if (!view.fits(event.values())) {
                String text = tooLong("event " + offset, view) + "; no view has it";
                LOG.warn("{}", text);
                passedOver = passedOver.or(() -> Optional.of(text));
            }
        }
    }

    private String tooLong(String event, ViewState view) {
        return event + " of source \"" + source + "\": as keys of an entity, " + String.join(", ", view.keyColumns())
                + " may have " + EntityKey.LONGEST + " bytes at most";
    }

    /// What somebody should know; empty if all is well. Never waits.
    Optional<String> problem() {
        return failure.or(() -> passedOver);
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
        boolean replacing = events.stream().anyMatch(event -> event.version().isPresent());
        int stride = replacing ? events.size() : STRIDE; // a version takes the place of another at once
        long late = 0;
        for (int from = 0; from < events.size(); from += stride) {
            late += applyTogether(events.subList(from, Math.min(from + stride, events.size())));
        }
        return late;
    }

    private long applyTogether(List<AdmittedEvent> events) {
        lock.writeLock().lock();
        try {
            long late = 0;
            for (AdmittedEvent event : events) {
                late += apply(event) ? 0 : 1;
            }
            return late;
        } catch (RuntimeException | Error e) {
            fail(e); // before a lookup gets its turn
            throw e;
        } finally {
            lock.writeLock().unlock();
        }
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
        watermark = watermark.advance(event.eventTime(), time);
        event.version()
                .ifPresent(version ->
                        snapshot = snapshot.advance(version, event.order().sequence()));
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
