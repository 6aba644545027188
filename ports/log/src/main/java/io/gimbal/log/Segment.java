package io.gimbal.log;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.log.SegmentTables.BaseRow;
import io.gimbal.log.SegmentTables.State;
import io.gimbal.log.SegmentTables.TopicRow;
import io.gimbal.sql.Row;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.sql.SqliteOptions;
import io.gimbal.sql.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// One file of the log: records of all topics, in the order they were appended. The newest segment is written,
/// by the one writing thread of its database; older ones are read.
final class Segment implements RecordSource {
    private static final int RECORD_OVERHEAD = 40;

    private final Path file;
    private final SqliteDatabase database;
    private final Map<Integer, Long> bases;
    private final Instant openedAt;
    private final AtomicLong bytes;
    private final AtomicBoolean rolling = new AtomicBoolean();

    private Segment(Path file, SqliteDatabase database, Map<Integer, Long> bases, Instant openedAt, long bytes) {
        this.file = file;
        this.database = database;
        this.bases = bases;
        this.openedAt = openedAt;
        this.bytes = new AtomicLong(bytes);
    }

    /// Durable when it returns.
    static Segment create(Path file, SqliteOptions options, State state, Instant openedAt) {
        SqliteDatabase database = SqliteDatabase.open(file, options);
        try {
            database.write(transaction -> SegmentTables.create(transaction, state, openedAt));
            Await.result(database.syncLater());
        } catch (CodedException e) {
            database.close();
            SegmentFiles.delete(file);
            throw e;
        }
        return new Segment(file, database, bases(state.bases()), openedAt, 0);
    }

    /// @return empty if a crash came between making the file and filling it
    /// @throws CodedException FAILED_PRECONDITION if a newer Gimbal wrote the file
    static Optional<Segment> open(Path file, SqliteOptions options) {
        SqliteDatabase database = SqliteDatabase.open(file, options);
        if (!database.read(SegmentTables::exist)) {
            database.close();
            return Optional.empty();
        }
        record Header(long format, Instant openedAt) {}
        Header header = database.read(transaction -> transaction.find(
                        "SELECT format, opened_at FROM segment",
                        row -> new Header(row.integer("format"), row.instant("opened_at"))))
                .orElseThrow();
        if (header.format > SegmentTables.FORMAT) {
            database.close();
            throw CodedException.failedPrecondition("the log's segment " + file + " has format " + header.format
                    + ", this Gimbal knows " + SegmentTables.FORMAT
                    + "; it was written by a newer Gimbal, use that one");
        }
        return Optional.of(new Segment(
                file, database, bases(database.read(SegmentTables::bases)), header.openedAt, SegmentFiles.size(file)));
    }

    private static Map<Integer, Long> bases(List<BaseRow> rows) {
        return rows.stream().collect(Collectors.toUnmodifiableMap(BaseRow::lane, BaseRow::firstOffset));
    }

    Path file() {
        return file;
    }

    Instant openedAt() {
        return openedAt;
    }

    /// About what it holds.
    long bytes() {
        return bytes.get();
    }

    /// The first offset of the lane this segment may hold.
    long base(Lane lane) {
        return bases.getOrDefault(lane.number(), 0L);
    }

    List<TopicRow> topics() {
        return database.read(SegmentTables::topics);
    }

    long end(Lane lane) {
        return database.read(transaction -> end(transaction, lane));
    }

    void addTopic(TopicRow topic) {
        database.write(transaction -> SegmentTables.insert(transaction, topic));
        Await.result(database.syncLater());
    }

    CompletableFuture<List<Appended>> append(Topic topic, List<NewRecord> records, InstantSource time) {
        bytes.addAndGet(records.stream()
                .mapToLong(record -> record.payload().length + record.key().length() + RECORD_OVERHEAD)
                .sum());
        return database.writeLater(transaction -> append(transaction, topic, records, time.instant()));
    }

    private List<Appended> append(Transaction transaction, Topic topic, List<NewRecord> records, Instant now)
            throws SQLException {
        long[] ends = new long[topic.lanes().size()];
        Arrays.fill(ends, -1);
        List<Appended> appended = new ArrayList<>(records.size());
        List<Object[]> rows = new ArrayList<>(records.size());
        for (NewRecord record : records) {
            int partition = topic.partitionOf(record.key());
            Lane lane = topic.lane(partition);
            if (ends[partition] < 0) {
                ends[partition] = end(transaction, lane);
            }
            long offset = ends[partition]++;
            appended.add(new Appended(partition, offset));
            rows.add(new Object[] {lane.position(offset), record.key(), record.eventTime(), now, record.payload()});
        }
        transaction.batch(
                "INSERT INTO record (position, record_key, event_time, appended_at, payload) VALUES (?, ?, ?, ?, ?)",
                rows);
        transaction.afterCommit(() ->
                topic.lanes().forEach(lane -> lane.advance(ends[lane.partition().partition()])));
        return appended;
    }

    /// SQLite finds the greatest key of a range with one descent.
    private long end(Transaction transaction, Lane lane) throws SQLException {
        return transaction
                .find(
                        "SELECT MAX(position) AS last FROM record WHERE position >= ? AND position < ?",
                        row -> row.findInteger("last"),
                        lane.firstPosition(),
                        lane.firstPositionOfNext())
                .flatMap(last -> last)
                .map(last -> Lane.offset(last) + 1)
                .orElseGet(() -> base(lane));
    }

    @Override
    public List<LogRecord> read(Lane lane, long from, int most) {
        return database.read(transaction -> {
            List<LogRecord> records = new ArrayList<>();
            long[] size = new long[1];
            transaction.scan(
                    """
                    SELECT position, record_key, event_time, appended_at, payload FROM record
                    WHERE position >= ? AND position < ? ORDER BY position LIMIT ?""",
                    row -> {
                        LogRecord record = record(row);
                        records.add(record);
                        size[0] += record.payload().length;
                        return size[0] < LARGEST_ANSWER;
                    },
                    lane.position(from),
                    lane.firstPositionOfNext(),
                    most);
            return records;
        });
    }

    private static LogRecord record(Row row) throws SQLException {
        return new LogRecord(
                Lane.offset(row.integer("position")),
                row.text("record_key"),
                row.instant("event_time"),
                row.instant("appended_at"),
                row.bytes("payload"));
    }

    long committed(ConsumerName consumer, Lane lane) {
        return database.read(transaction -> committed(transaction, consumer, lane));
    }

    private static long committed(Transaction transaction, ConsumerName consumer, Lane lane) throws SQLException {
        return transaction
                .find(
                        "SELECT next_offset FROM consumer WHERE name = ? AND lane = ?",
                        row -> row.integer("next_offset"),
                        consumer.value(),
                        lane.number())
                .orElse(0L);
    }

    int commit(ConsumerName consumer, Lane lane, long expected, long next) {
        return database.write(transaction -> {
            long committed = committed(transaction, consumer, lane);
            if (committed != expected) {
                throw CodedException.conflict("consumer \"" + consumer + "\" is at offset " + committed + " of "
                        + lane.partition() + ", not at " + expected);
            }
            return transaction.update("""
                    INSERT INTO consumer (name, lane, next_offset) VALUES (?, ?, ?)
                    ON CONFLICT (name, lane) DO UPDATE SET next_offset = excluded.next_offset""", consumer.value(), lane.number(), next);
        });
    }

    /// What the next segment begins with. Waits for every append that was submitted before; everything is
    /// durable when it returns.
    State finish(Topics topics) {
        State rows = database.write(transaction ->
                new State(SegmentTables.topics(transaction), List.of(), SegmentTables.consumers(transaction)));
        Await.result(database.syncLater());
        // Only now have the lanes heard of the appends that shared a commit with the reading above.
        List<BaseRow> bases = topics.lanes()
                .map(lane -> new BaseRow(lane.number(), lane.end()))
                .toList();
        return new State(rows.topics(), bases, rows.consumers());
    }

    /// @return true for the first who asks, until it failed
    boolean requestRoll() {
        return rolling.compareAndSet(false, true);
    }

    void rollFailed() {
        rolling.set(false);
    }

    CompletableFuture<Boolean> syncLater() {
        return database.syncLater();
    }

    /// Moves everything from the write-ahead log into the file, for reading only.
    void settle() {
        database.checkpoint();
    }

    void close() {
        database.close();
    }
}
