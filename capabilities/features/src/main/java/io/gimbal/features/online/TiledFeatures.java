package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Ingested;
import io.gimbal.features.LookupRow;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import io.gimbal.kv.KeyValueStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The online store of one server. Thread-safe. Nothing is served before the first [#use].
public final class TiledFeatures implements OnlineFeatures, SourceEvents, AutoCloseable {
    private final EventJournal journal;
    private final KeyValueStore store;
    private final FeaturesConfig config;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final InstantSource time;
    private volatile @Nullable Serving serving;

    /// Everything that follows from the definitions in use.
    private record Serving(
            Definitions definitions, Map<SourceName, SourceStream> streams, Map<ServiceName, ServicePlan> plans) {}

    /// @param time wall time
    public TiledFeatures(EventJournal journal, KeyValueStore store, FeaturesConfig config, InstantSource time) {
        this.time = time;
        this.journal = journal;
        this.store = store;
        this.config = config;
    }

    /// Serves these definitions from now on. Waits for events under way, and reads from the journal what the
    /// stored state of a view lacks: everything, for a new one.
    ///
    /// @throws CodedException FAILED_PRECONDITION if an event in the journal does not fit its source any more;
    /// then     nothing has changed
    public void use(Definitions definitions) {
        lock.writeLock().lock();
        try {
            Serving before = serving;
            if (before != null) {
                before.streams().values().forEach(SourceStream::close);
            }
            Assembly assembly = new Assembly(definitions, journal, store, config, time);
            Map<SourceName, SourceStream> streams = assembly.streams();
            serving = new Serving(
                    definitions,
                    streams,
                    definitions.services().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    FeatureService::name, service -> assembly.plan(service, streams))));
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Ingested append(SourceName source, List<SourceEvent> events) {
        return answer(now -> {
            now.definitions().source(source); // says which names there are if there is none of this one
            return Objects.requireNonNull(now.streams().get(source)).append(events);
        });
    }

    @Override
    public List<FeatureVector> lookup(ServiceName service, List<LookupRow> rows) {
        return answer(now -> {
            now.definitions().service(service);
            return Objects.requireNonNull(now.plans().get(service)).lookup(rows);
        });
    }

    private <T> T answer(Function<Serving, T> request) {
        makeAgainWhatFailed();
        lock.readLock().lock();
        try {
            return request.apply(serving());
        } finally {
            lock.readLock().unlock();
        }
    }

    private void makeAgainWhatFailed() {
        if (!failed(serving)) {
            return;
        }
        lock.writeLock().lock();
        try {
            Serving now = serving; // somebody else may have been faster
            if (now != null && failed(now)) {
                use(now.definitions());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static boolean failed(@Nullable Serving now) {
        return now != null
                && now.streams().values().stream()
                        .anyMatch(stream -> stream.state().failure().isPresent());
    }

    /// What somebody should know of the events in the store; empty if all is well. Never waits.
    public Optional<String> problem() {
        Serving now = serving;
        return now == null
                ? Optional.empty()
                : now.streams().values().stream()
                        .flatMap(stream -> stream.state().problem().stream())
                        .findFirst();
    }

    /// Those in use; none before the first [#use].
    public Definitions definitions() {
        lock.readLock().lock();
        try {
            Serving now = serving;
            return now == null ? Definitions.NONE : now.definitions();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Serving serving() {
        Serving now = serving;
        if (now == null) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the online store is starting or closed");
        }
        return now;
    }

    /// Writes out what is only in memory. What was acknowledged is safe without it.
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            Serving now = serving;
            if (now != null) {
                now.streams().values().forEach(SourceStream::close);
                serving = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
