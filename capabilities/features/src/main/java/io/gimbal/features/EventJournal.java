package io.gimbal.features;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The durable record of the events of each source in the order they were accepted: the truth from which
/// everything online can be made again. Thread-safe.
public interface EventJournal {
    /// Appends all of the events or none, behind those of every earlier call for that source. The future
    /// completes with the offset of the first once they are durable; the others follow without gap.
    ///
    /// The future fails with NO_SPACE, RESOURCE_EXHAUSTED or UNAVAILABLE if they cannot be taken.
    CompletableFuture<Long> append(SourceName source, List<Entry> events);

    /// The offset the next event of the source will have.
    long end(SourceName source);

    /// The events from an offset on, in order: some at a time, none at the end.
    List<Recorded> read(SourceName source, long from);

    /// An event before it is in the journal.
    ///
    /// @param eventTime in microseconds since 1970, or [EventTime#ALWAYS]
    @SuppressWarnings("ArrayRecordComponent") // one per event on the ingest path; never compared
    record Entry(String id, long eventTime, byte[] payload) {}

    /// An event in the journal.
    @SuppressWarnings("ArrayRecordComponent") // one per event when the state is rebuilt; never compared
    record Recorded(long offset, byte[] payload) {}
}
