package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.log.SegmentTables.State;
import io.gimbal.log.SegmentTables.TopicRow;
import io.gimbal.sql.SqliteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An [EventLog] in SQLite files. All topics share the newest segment, its one writing thread and its commits:
/// many producers, one sequence of pages handed to the operating system, one sync a few milliseconds later for
/// all. A segment that is large or old enough is closed and a new one begun.
///
/// Consumer offsets are in the same file as the records they refer to. A power loss takes the end of that file,
/// so it can take an offset back, but never leave one beyond the records that are left.
///
/// One process at a time opens a log.
public final class SqliteEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteEventLog.class);
    private static final int MOST_PARTITIONS = 1024;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final SegmentFiles files;
    private final SqliteOptions options;
    private final EventLogConfig config;
    private final InstantSource time;
    private final Topics topics = new Topics();
    private final List<Segment> segments = new ArrayList<>();
    private final ReentrantReadWriteLock switching = new ReentrantReadWriteLock();
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("log-segments").daemon().factory());
    private volatile Segment active;
    private volatile Instant rollsFrom = Instant.MIN;
    private boolean closed;

    private SqliteEventLog(Path folder, EventLogConfig config, SqliteOptions options, InstantSource time) {
        this.files = new SegmentFiles(folder.resolve("segments"));
        this.config = config;
        this.time = time;
        this.options =
                options.withWaitingWrites(config.waitingAppends()).withDurability(SqliteOptions.Durability.HANDED_OVER);
        this.active = openSegments();
        openTopics();
    }

    /// Opens the log in a folder, and makes both if they do not exist.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a newer Gimbal wrote it, UNAVAILABLE if its files cannot
    /// be used
    public static SqliteEventLog open(Path folder, EventLogConfig config, InstantSource time) {
        return open(folder, config, SqliteOptions.defaults(), time);
    }

    static SqliteEventLog open(Path folder, EventLogConfig config, SqliteOptions options, InstantSource time) {
        return new SqliteEventLog(folder, config, options, time);
    }

    private Segment openSegments() {
        for (Path file : files.list()) {
            Optional<Segment> segment = Segment.open(file, options);
            segment.ifPresentOrElse(segments::add, () -> SegmentFiles.delete(file));
        }
        if (segments.isEmpty()) {
            segments.add(Segment.create(files.first(), options, State.empty(), time.instant()));
        }
        return segments.getLast();
    }

    private void openTopics() {
        for (TopicRow row : active.topics()) {
            Topic topic = Topic.of(new TopicName(row.name()), row.firstLane(), row.partitions());
            for (Lane lane : topic.lanes()) {
                segments.forEach(segment -> lane.addSource(segment.base(lane), segment));
                lane.advance(active.end(lane));
            }
            topics.put(topic);
        }
    }

    @Override
    public synchronized void putTopic(TopicName name, int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw CodedException.invalidArgument("a topic has 1 to " + MOST_PARTITIONS + " partitions: " + partitions);
        }
        Optional<Topic> existing = topics.find(name);
        if (existing.isEmpty()) {
            createTopic(name, partitions);
        } else if (existing.get().lanes().size() != partitions) {
            throw CodedException.failedPrecondition("topic \"" + name + "\" has "
                    + existing.get().lanes().size() + " partitions and keeps them; " + partitions
                    + " were asked for");
        }
    }

    private void createTopic(TopicName name, int partitions) {
        Topic topic = Topic.of(name, topics.nextLane(), partitions);
        switching.readLock().lock();
        try {
            active.addTopic(new TopicRow(name.value(), topic.firstLane(), partitions));
            topic.lanes().forEach(lane -> lane.addSource(0, active));
            topics.put(topic);
        } finally {
            switching.readLock().unlock();
        }
    }

    @Override
    public List<TopicName> listTopics() {
        return topics.names();
    }

    @Override
    public List<TopicPartition> partitions(TopicName topic) {
        return topics.get(topic).lanes().stream().map(Lane::partition).toList();
    }

    @Override
    public CompletableFuture<List<Appended>> appendLater(
            TopicName name, List<NewRecord> records, Acknowledgement acknowledgement) {
        Topic topic = topics.get(name);
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Segment segment;
        CompletableFuture<List<Appended>> accepted;
        switching.readLock().lock();
        try {
            segment = active;
            accepted = segment.append(topic, List.copyOf(records), time);
            if (!closed) {
                rollIfFull(segment);
            }
        } finally {
            switching.readLock().unlock();
        }
        return switch (acknowledgement) {
            case ACCEPTED -> accepted;
            case SYNCED -> accepted.thenCompose(appended -> segment.syncLater().thenApply(_ -> appended));
        };
    }

    @Override
    public List<LogRecord> read(TopicPartition partition, long from, int most) {
        if (from < 0 || most < 1) {
            throw CodedException.invalidArgument(
                    "reads begin at an offset of 0 or more and give at least one record: " + from + ", " + most);
        }
        Lane lane = topics.lane(partition);
        List<LogRecord> records = new ArrayList<>();
        long next = from;
        long size = 0;
        while (next < lane.end() && records.size() < most && size < RecordSource.LARGEST_ANSWER) {
            List<LogRecord> more = readOne(lane, next, most - records.size());
            records.addAll(more);
            next += more.size();
            size += more.stream().mapToLong(record -> record.payload().length).sum();
        }
        return records;
    }

    private static List<LogRecord> readOne(Lane lane, long from, int most) {
        List<LogRecord> records =
                lane.source(from).map(source -> source.read(lane, from, most)).orElse(List.of());
        if (records.isEmpty() || records.getFirst().offset() != from) {
            throw new CodedException(ErrorCode.CORRUPT, "the log has lost offset " + from + " of " + lane.partition());
        }
        return records;
    }

    @Override
    public long endOffset(TopicPartition partition) {
        return topics.lane(partition).end();
    }

    @Override
    public CompletableFuture<Boolean> appended(TopicPartition partition, long offset) {
        return topics.lane(partition).appended(offset);
    }

    @Override
    public long committedOffset(ConsumerName consumer, TopicPartition partition) {
        return active.committed(consumer, topics.lane(partition));
    }

    @Override
    public void commit(ConsumerName consumer, TopicPartition partition, long expected, long next) {
        Lane lane = topics.lane(partition);
        if (next < 0 || next > lane.end()) {
            throw CodedException.invalidArgument(
                    "offset " + next + " is not in " + partition + ", which ends at " + lane.end());
        }
        switching.readLock().lock();
        try {
            active.commit(consumer, lane, expected, next);
        } finally {
            switching.readLock().unlock();
        }
    }

    private void rollIfFull(Segment segment) {
        Instant now = time.instant();
        boolean old = segment.openedAt().plus(config.segmentAge()).isBefore(now);
        boolean large = segment.bytes() >= config.segmentSize().bytes();
        if ((old || large) && !now.isBefore(rollsFrom) && segment.requestRoll()) {
            background.execute(() -> roll(segment));
        }
    }

    private void roll(Segment full) {
        try {
            begin(full);
            full.settle();
        } catch (CodedException e) {
            LOG.warn("the log could not change from {} to a new segment", full.file(), e);
            rollsFrom = time.instant().plus(PAUSE_AFTER_FAILURE);
            full.rollFailed();
        }
    }

    private void begin(Segment full) {
        switching.writeLock().lock();
        try {
            if (closed || !active.equals(full)) {
                return;
            }
            State state = full.finish(topics);
            Segment next = Segment.create(files.after(full.file()), options, state, time.instant());
            topics.lanes().forEach(lane -> lane.addSource(lane.end(), next));
            segments.add(next);
            active = next;
        } finally {
            switching.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        switching.writeLock().lock();
        try {
            closed = true;
        } finally {
            switching.writeLock().unlock();
        }
        background.close();
        topics.lanes().forEach(Lane::close);
        segments.forEach(Segment::close);
    }
}
