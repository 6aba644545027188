package io.gimbal.serving.records;

import io.gimbal.eventtime.Watermark;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import io.gimbal.log.Acknowledgement;
import io.gimbal.log.Appended;
import io.gimbal.log.EventLog;
import io.gimbal.log.LogRecord;
import io.gimbal.log.NewRecord;
import io.gimbal.log.TopicName;
import io.gimbal.log.TopicPartition;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps what stands in a topic findable. Thread-safe.
///
/// Every record's entries are written to the key-value store together with a position in the log before which
/// everything is indexed. What was appended and not indexed, because the process or the store ended in between, is
/// indexed by the next [#open] or [#flush]. Of two records with one identity the first counts.
final class TopicIndex {
    private static final Namespace PROGRESS = new Namespace("serving/progress");
    private static final int BATCH = 1_000;
    /// More than arrive between two looks of event time at what has arrived, unless it is very many.
    private static final int NEWEST = 100;

    private final EventLog log;
    private final KeyValueStore store;
    private final TopicName topic;
    private final Indexer indexer;
    private final Key progressKey;
    private final Progress progress = new Progress();
    private final List<Unwritten> unwritten = new ArrayList<>();
    private volatile boolean hasUnwritten;

    TopicIndex(EventLog log, KeyValueStore store, TopicName topic, Indexer indexer) {
        this.log = log;
        this.store = store;
        this.topic = topic;
        this.indexer = indexer;
        this.progressKey = Key.of(topic.value());
    }

    /// Says under what a record is found.
    interface Indexer {
        Entry index(byte[] payload);
    }

    /// @param identity the namespace and key that only one record can have
    /// @param mutations all there is to write, the identity's value included
    record Entry(Namespace namespace, Key identity, List<Mutation> mutations) {}

    private record Unwritten(List<Mutation> mutations, List<Appended> positions) {}

    /// Makes the topic if there is none, and indexes what is not.
    void open() {
        log.putTopic(topic, 1);
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = log.endOffset(partition);
        long stored = store.find(PROGRESS, progressKey)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                .orElse(0L);
        long next = Math.min(stored, end); // a power loss can take the end of the log
        while (next < end) {
            List<LogRecord> records = log.read(partition, next, BATCH);
            next = records.getLast().offset() + 1;
            catchUp(records, next);
        }
        store.put(PROGRESS, progressKey, bytes(end));
        progress.start(end);
    }

    /// The event times of the last records, so that what arrived just before the process ended counts.
    void tell(Watermark watermark) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = log.endOffset(partition);
        long next = Math.max(0, end - NEWEST);
        while (next < end) {
            List<LogRecord> records = log.read(partition, next, NEWEST);
            records.forEach(record -> watermark.note(record.eventTime()));
            next = records.getLast().offset() + 1;
        }
    }

    private void catchUp(List<LogRecord> records, long next) {
        List<Entry> entries =
                records.stream().map(record -> indexer.index(record.payload())).toList();
        Set<Key> seen = new HashSet<>();
        List<Mutation> mutations = new ArrayList<>();
        for (Entry entry : entries) {
            boolean isNew = seen.add(entry.identity())
                    && store.find(entry.namespace(), entry.identity()).isEmpty();
            if (isNew) {
                mutations.addAll(entry.mutations());
            }
        }
        mutations.add(new Mutation.Put(PROGRESS, progressKey, bytes(next)));
        store.write(mutations);
    }

    /// Appends records that nobody else appends, and indexes them.
    ///
    /// @param mutations what the indexer would say of each
    /// @throws io.gimbal.core.CodedException as [EventLog#append] and [KeyValueStore#write]; after the latter the
    ///     records are in the log, and [#flush] makes them findable
    void append(List<NewRecord> records, List<Mutation> mutations, Acknowledgement acknowledgement) {
        write(new Unwritten(mutations, log.append(topic, records, acknowledgement)));
    }

    /// Writes what could not be written before, so that reads see every record.
    void flush() {
        if (hasUnwritten) {
            write(new Unwritten(List.of(), List.of()));
        }
    }

    private void write(Unwritten newest) {
        List<Unwritten> batch = takeUnwritten();
        batch.add(newest);
        List<Mutation> mutations = new ArrayList<>();
        batch.forEach(it -> mutations.addAll(it.mutations()));
        mutations.add(new Mutation.Put(PROGRESS, progressKey, bytes(progress.next())));
        try {
            store.write(mutations);
        } catch (RuntimeException e) {
            putBack(batch);
            throw e;
        }
        batch.forEach(it -> it.positions().forEach(position -> progress.done(position.offset())));
    }

    private List<Unwritten> takeUnwritten() {
        if (!hasUnwritten) {
            return new ArrayList<>(1);
        }
        synchronized (unwritten) {
            List<Unwritten> taken = new ArrayList<>(unwritten);
            unwritten.clear();
            hasUnwritten = false;
            return taken;
        }
    }

    private void putBack(List<Unwritten> batch) {
        synchronized (unwritten) {
            batch.stream().filter(it -> !it.mutations().isEmpty()).forEach(unwritten::add);
            hasUnwritten = !unwritten.isEmpty();
        }
    }

    /// Whether something is in the log and not yet findable.
    Optional<String> problem() {
        return hasUnwritten ? Optional.of("the index of " + topic + " cannot be written") : Optional.empty();
    }

    private static byte[] bytes(long offset) {
        return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    }
}
