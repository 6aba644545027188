package io.gimbal.features.store;

import io.gimbal.features.EventJournal;
import io.gimbal.features.EventTime;
import io.gimbal.features.SourceName;
import io.gimbal.log.Acknowledgement;
import io.gimbal.log.EventLog;
import io.gimbal.log.NewRecord;
import io.gimbal.log.TopicName;
import io.gimbal.log.TopicPartition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// A topic of one partition for each source, called `events.` and the source's name: the order of the events is
/// the order of their offsets.
public final class LogEventJournal implements EventJournal {
    private static final int AT_ONCE = 2_000;

    private final EventLog log;
    private final Acknowledgement acknowledgement;
    private final Map<SourceName, TopicName> topics = new ConcurrentHashMap<>();

    /// @param acknowledgement when an append counts as durable
    public LogEventJournal(EventLog log, Acknowledgement acknowledgement) {
        this.log = log;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public CompletableFuture<Long> append(SourceName source, List<Entry> events) {
        List<NewRecord> records = events.stream().map(LogEventJournal::record).toList();
        return log.appendLater(topic(source), records, acknowledgement)
                .thenApply(appended -> appended.getFirst().offset());
    }

    private static NewRecord record(Entry event) {
        Instant time = event.eventTime() == EventTime.ALWAYS ? Instant.EPOCH : EventTime.instant(event.eventTime());
        return new NewRecord(event.id(), time, event.payload());
    }

    @Override
    public long end(SourceName source) {
        return log.endOffset(partition(source));
    }

    @Override
    public List<Recorded> read(SourceName source, long from) {
        return log.read(partition(source), from, AT_ONCE).stream()
                .map(record -> new Recorded(record.offset(), record.payload()))
                .toList();
    }

    private TopicPartition partition(SourceName source) {
        return new TopicPartition(topic(source), 0);
    }

    private TopicName topic(SourceName source) {
        return topics.computeIfAbsent(source, name -> {
            TopicName topic = new TopicName("events." + name);
            log.putTopic(topic, 1);
            return topic;
        });
    }
}
