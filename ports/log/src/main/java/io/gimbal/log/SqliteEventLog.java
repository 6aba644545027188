package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.log.SegmentTables.TopicRow;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.SqliteOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An [EventLog] in SQLite files. All topics share the newest segment, its one writing thread and its commits:
/// many producers, one sequence of pages handed to the operating system, one sync a few milliseconds later for
/// all. A segment that is large or old enough is closed, a new one begun, and the closed one becomes Parquet.
///
/// Consumer offsets are in the same file as the records they refer to. A power loss takes the end of that file,
/// so it can take an offset back, but never leave one beyond the records that are left.
///
/// One process at a time opens a log.
public final class SqliteEventLog implements EventLog {
    private static final int MOST_PARTITIONS = 1024;

    private final Topics topics = new Topics();
    private final Segments segments;
    private final InstantSource time;

    private SqliteEventLog(
            Path folder,
            EventLogConfig config,
            SqliteOptions options,
            Optional<QueryEngine> engine,
            InstantSource time) {
        this.time = time;
        this.segments = new Segments(
                new SegmentFiles(folder.resolve("segments")),
                options.withWaitingWrites(config.waitingAppends()).withDurability(SqliteOptions.Durability.HANDED_OVER),
                config,
                topics,
                time);
        engine.ifPresent(running -> segments.archiveTo(new Archive(folder, running)));
        segments.open();
    }

    /// Opens the log in a folder, and makes both if they do not exist. Closed segments become Parquet, written
    /// and read by the engine, which stays open when the log is closed.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a newer Gimbal wrote it, UNAVAILABLE if its files cannot
    /// be used
    public static SqliteEventLog open(Path folder, EventLogConfig config, QueryEngine engine, InstantSource time) {
        return new SqliteEventLog(folder, config, SqliteOptions.defaults(), Optional.of(engine), time);
    }

    /// Like the other, but closed segments stay what they are.
    ///
    /// @throws CodedException FAILED_PRECONDITION also if some of the log is Parquet already
    public static SqliteEventLog open(Path folder, EventLogConfig config, InstantSource time) {
        return open(folder, config, SqliteOptions.defaults(), time);
    }

    static SqliteEventLog open(Path folder, EventLogConfig config, SqliteOptions options, InstantSource time) {
        if (Archive.exists(folder)) {
            throw CodedException.failedPrecondition(
                    "some of the log in " + folder + " is Parquet and cannot be read without a query engine");
        }
        return new SqliteEventLog(folder, config, options, Optional.empty(), time);
    }

    @Override
    public synchronized void putTopic(TopicName name, int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw CodedException.invalidArgument("a topic has 1 to " + MOST_PARTITIONS + " partitions: " + partitions);
        }
        Optional<Topic> existing = topics.find(name);
        if (existing.isEmpty()) {
            createTopic(new TopicRow(name.value(), topics.nextLane(), partitions));
        } else if (existing.get().lanes().size() != partitions) {
            throw CodedException.failedPrecondition("topic \"" + name + "\" has "
                    + existing.get().lanes().size() + " partitions and keeps them; " + partitions + " were asked for");
        }
    }

    private void createTopic(TopicRow row) {
        Topic topic = Topic.of(row);
        segments.active(active -> {
            active.addTopic(row);
            topic.lanes().forEach(lane -> lane.addSource(0, active));
            topics.put(topic);
            return topic;
        });
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
        return segments.active(active -> {
            CompletableFuture<List<Appended>> accepted = active.append(topic, List.copyOf(records), time);
            segments.rollIfFull(active);
            return switch (acknowledgement) {
                case ACCEPTED -> accepted;
                case SYNCED ->
                    accepted.thenCompose(appended -> active.syncLater().thenApply(_ -> appended));
            };
        });
    }

    @Override
    public List<LogRecord> read(TopicPartition partition, long from, int most) {
        if (from < 0 || most < 1) {
            throw CodedException.invalidArgument(
                    "reads begin at an offset of 0 or more and give at least one record: " + from + ", " + most);
        }
        Lane lane = topics.lane(partition);
        return segments.reading(() -> read(lane, from, most));
    }

    /// Up to the end the lane has heard of; a commit of this very moment may be in the file already, but its
    /// offsets cannot be committed by consumers yet.
    private static List<LogRecord> read(Lane lane, long from, int most) {
        List<LogRecord> records = new ArrayList<>();
        long end = Math.min(lane.end(), from + most);
        long next = from;
        long size = 0;
        while (next < end && size < RecordSource.LARGEST_ANSWER) {
            List<LogRecord> more = readOne(lane, next, (int) (end - next));
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
        Lane lane = topics.lane(partition);
        return segments.active(active -> active.committed(consumer, lane));
    }

    @Override
    public void commit(ConsumerName consumer, TopicPartition partition, long expected, long next) {
        Lane lane = topics.lane(partition);
        if (next < 0 || next > lane.end()) {
            throw CodedException.invalidArgument(
                    "offset " + next + " is not in " + partition + ", which ends at " + lane.end());
        }
        segments.active(active -> active.commit(consumer, lane, expected, next));
    }

    @Override
    public void close() {
        segments.close();
    }
}
