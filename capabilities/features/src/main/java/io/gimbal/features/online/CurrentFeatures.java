package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.Ingested;
import io.gimbal.features.LookupRow;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The online store with the definitions that are declared now. Thread-safe.
///
/// When they have changed, the first request afterwards brings the store up to date and waits for it; so
/// what was applied before is seen by every request after.
public final class CurrentFeatures implements OnlineFeatures, SourceEvents, AutoCloseable {
    private final TiledFeatures features;
    private final EventJournal journal;
    private final Supplier<Definitions> declared;
    private final ReentrantLock updating = new ReentrantLock();
    private final AtomicLong declaredRevision = new AtomicLong(1);
    private volatile long usedRevision;
    private volatile Definitions used = Definitions.NONE;
    private volatile Optional<String> failure = Optional.empty();

    /// @param declared reads what is declared now
    public CurrentFeatures(TiledFeatures features, EventJournal journal, Supplier<Definitions> declared) {
        this.features = features;
        this.journal = journal;
        this.declared = declared;
    }

    /// Notes that what is declared may have changed.
    public void declarationsChanged() {
        declaredRevision.incrementAndGet();
    }

    /// Brings the store up to date if need be.
    ///
    /// @throws CodedException FAILED_PRECONDITION if an event taken in before does not fit its source any
    ///     more; it is tried again at the next request
    public Definitions definitions() {
        return usedRevision == declaredRevision.get() ? used : update();
    }

    private Definitions update() {
        updating.lock();
        try {
            long wanted = declaredRevision.get(); // first: what changes while it is read is read again
            if (usedRevision != wanted) {
                use(declared.get());
                failure = Optional.empty();
                usedRevision = wanted;
            }
            return used;
        } catch (RuntimeException e) {
            failure = Optional.of(e instanceof CodedException ? String.valueOf(e.getMessage()) : e.toString());
            throw e;
        } finally {
            updating.unlock();
        }
    }

    private void use(Definitions next) {
        if (!next.equals(used) || used.equals(Definitions.NONE)) {
            features.use(next);
            used = next;
        }
    }

    /// Why the store could not be brought up to date when it was last tried, else what is wrong with the events in
    /// it; empty if all is well. Never waits.
    public Optional<String> problem() {
        return failure.or(features::problem);
    }

    /// What the events of a source that is in use say against its change; empty when nothing. Never waits.
    public Optional<String> problem(EventSource next) {
        return used.findSource(next.name())
                .filter(source -> journal.end(source.name()) > 0)
                .flatMap(source -> SourceChange.problem(source, next, journal.end(source.name())));
    }

    @Override
    public Ingested append(SourceName source, List<SourceEvent> events) {
        definitions();
        return features.append(source, events);
    }

    @Override
    public List<FeatureVector> lookup(ServiceName service, List<LookupRow> rows) {
        definitions();
        return features.lookup(service, rows);
    }

    @Override
    public void close() {
        features.close();
    }
}
