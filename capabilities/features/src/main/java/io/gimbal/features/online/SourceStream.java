package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventJournal.Recorded;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.Ingested;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.online.Admission.Verdict;
import io.gimbal.features.online.Checkpoint.Progress;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// The events of one source: let in, written to the journal, added to the state. Thread-safe.
///
/// Two locks, taken in this order: `applying` for bringing durable batches into the state, in their order
/// in the journal; `admitting` for deciding what is new and handing it to the journal, never held while
/// waiting for a disk to sync.
final class SourceStream {
    private final EventSource source;
    private final EventJournal journal;
    private final Checkpoint checkpoint;
    private final KnownIds known;
    private final Admission admission;
    private final StreamState state;
    private final int checkpointEvents;

    private final ReentrantLock applying = new ReentrantLock();
    private final ReentrantLock admitting = new ReentrantLock();
    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private long next;
    private long sinceCheckpoint;

    private SourceStream(
            EventSource source,
            List<ViewState> views,
            EventJournal journal,
            KeyValueStore store,
            FeaturesConfig config,
            InstantSource time) {
        this.source = source;
        this.journal = journal;
        this.checkpoint = new Checkpoint(store, source.name());
        this.known = new KnownIds(store, source.name());
        this.admission = new Admission(source.name(), known);
        this.checkpointEvents = config.checkpointEvents();
        Progress progress = progress(views.stream().map(ViewState::id).toList());
        this.next = progress.next();
        this.state = new StreamState(source.name(), views, store, progress, config, time);
        catchUp(progress.first());
    }

    /// Brings the stored state up to the end of the journal.
    ///
    /// @throws CodedException FAILED_PRECONDITION if an event in the journal does not fit the source any
    ///     more
    static SourceStream open(
            EventSource source,
            List<ViewState> views,
            EventJournal journal,
            KeyValueStore store,
            FeaturesConfig config,
            InstantSource time) {
        return new SourceStream(source, views, journal, store, config, time);
    }

    /// A power loss can take the end of a journal that was not synced, but not of the state made with it.
    /// Then the state is not believed.
    private Progress progress(List<StateId> states) {
        Progress progress = checkpoint.read(states);
        if (progress.last() <= journal.end(source.name())) {
            return progress;
        }
        checkpoint.reset(states);
        return checkpoint.read(states);
    }

    StreamState state() {
        return state;
    }

    /// See [io.gimbal.features.SourceEvents#append].
    Ingested append(List<SourceEvent> events) {
        events.forEach(state::requireKeys);
        List<Candidate> candidates =
                events.stream().map(event -> Candidate.of(source, event)).toList();
        Verdict verdict;
        Optional<Batch> batch;
        admitting.lock();
        try {
            verdict = admission.judge(candidates);
            batch = verdict.fresh().isEmpty() ? Optional.empty() : Optional.of(submit(verdict.fresh()));
        } finally {
            admitting.unlock();
        }
        batch.ifPresent(this::settle);
        verdict.awaited().forEach(Batch::await);
        return batch.map(Batch::await).orElse(new Ingested(0, 0, 0)).plus(new Ingested(0, verdict.repeated(), 0));
    }

    private Batch submit(List<Candidate> fresh) {
        List<EventJournal.Entry> entries =
                fresh.stream().map(event -> event.entry(source)).toList();
        Batch batch = new Batch(fresh, journal.append(source.name(), entries));
        admission.start(batch);
        batches.add(batch);
        return batch;
    }

    /// Waits until the batch is durable, then applies it, after all that came before.
    private void settle(Batch batch) {
        batch.awaitDurable();
        applying.lock();
        try {
            while (!batches.isEmpty() && batches.element().isSettled()) {
                apply(batches.remove());
            }
            if (sinceCheckpoint >= checkpointEvents && state.failure().isEmpty()) {
                writeCheckpoint();
            }
        } finally {
            applying.unlock();
        }
    }

    /// Whoever waits for the batch gets an answer, whatever happens. Where it is in the journal but not in the
    /// state, the state is given up: made again, it has the batch.
    private void apply(Batch batch) {
        try {
            batch.requireDurable();
            state.requireSound();
            batch.complete(add(batch));
        } catch (RuntimeException | Error e) {
            if (batch.failure().isEmpty()) {
                state.fail(e);
            }
            whileAdmitting(() -> admission.cancel(batch));
            batch.fail(e);
        }
    }

    private Ingested add(Batch batch) {
        long offset = batch.offset();
        List<AdmittedEvent> events = new ArrayList<>(batch.events().size());
        for (Candidate event : batch.events()) {
            events.add(AdmittedEvent.of(source, event.event(), offset + events.size()));
        }
        long late = state.apply(events);
        reach(offset + events.size());
        whileAdmitting(() -> admission.finish(batch, offset));
        return new Ingested(events.size(), 0, late);
    }

    private void reach(long offset) {
        sinceCheckpoint += offset - next;
        next = offset;
        state.reach(offset);
    }

    private void writeCheckpoint() {
        List<Mutation> changes = new ArrayList<>(state.changes());
        whileAdmitting(() -> changes.addAll(known.changes()));
        checkpoint.write(changes, new Progress(next, state.watermark().micros(), state.snapshot(), state.reached()));
        whileAdmitting(known::clean);
        state.clean();
        sinceCheckpoint = 0;
    }

    private void whileAdmitting(Runnable action) {
        admitting.lock();
        try {
            action.run();
        } finally {
            admitting.unlock();
        }
    }

    private void catchUp(long from) {
        long since = 0;
        List<Recorded> some = journal.read(source.name(), from);
        while (!some.isEmpty()) {
            some.forEach(this::replay);
            since += some.size();
            if (since >= checkpointEvents) {
                writeCheckpoint();
                since = 0;
            }
            some = journal.read(source.name(), some.getLast().offset() + 1);
        }
        sinceCheckpoint = since;
    }

    private void replay(Recorded recorded) {
        long offset = recorded.offset();
        Candidate candidate = Candidate.of(source, event(recorded));
        boolean first = admission.isFirst(candidate, offset);
        if (first) {
            bring(candidate.event(), offset);
        }
        if (offset >= next) {
            if (first) {
                admission.remember(candidate, offset);
            }
            next = offset + 1;
        }
        state.reach(offset + 1);
    }

    private void bring(SourceEvent event, long offset) {
        try {
            state.passOver(event, offset);
            state.apply(List.of(AdmittedEvent.of(source, event, offset)));
        } catch (RuntimeException e) {
            throw new CodedException(
                    e instanceof CodedException coded ? coded.code() : ErrorCode.INTERNAL,
                    "event " + offset + " of source \"" + source.name() + "\" cannot be brought into the online store: "
                            + e.getMessage(),
                    e);
        }
    }

    private SourceEvent event(Recorded recorded) {
        try {
            return EventJson.recall(source, (JsonObject) Json.parse(recorded.payload()));
        } catch (CodedException e) {
            throw new CodedException(
                    ErrorCode.FAILED_PRECONDITION,
                    "event " + recorded.offset() + " of source \"" + source.name()
                            + "\" was taken in before and does not fit its declaration any more: " + e.getMessage(),
                    e);
        }
    }

    /// Writes out what is not stored yet, so that the next start has nothing to catch up with.
    void close() {
        applying.lock();
        try {
            if (state.failure().isEmpty()) {
                writeCheckpoint();
            }
        } finally {
            applying.unlock();
        }
    }
}
