package io.gimbal.log;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The tables of a segment file. A segment stands for itself: beside its records it has what was true when it
/// was begun (the topics, the first offset of each lane, how far each consumer had come) and what changed
/// since.
final class SegmentTables {
    /// Raised whenever the tables change; a newer Gimbal reads all older ones.
    static final long FORMAT = 1;

    private static final List<String> DEFINITIONS = List.of(
            "CREATE TABLE segment (format INTEGER NOT NULL, opened_at INTEGER NOT NULL)",
            "CREATE TABLE topic (name TEXT PRIMARY KEY, first_lane INTEGER NOT NULL UNIQUE, partitions INTEGER NOT NULL)",
            "CREATE TABLE base (lane INTEGER PRIMARY KEY, first_offset INTEGER NOT NULL)",
            """
            CREATE TABLE consumer (name TEXT NOT NULL, lane INTEGER NOT NULL, next_offset INTEGER NOT NULL,
              PRIMARY KEY (name, lane)) WITHOUT ROWID""",
            """
            CREATE TABLE record (position INTEGER PRIMARY KEY, record_key TEXT NOT NULL,
              event_time INTEGER NOT NULL, appended_at INTEGER NOT NULL, payload BLOB NOT NULL)""");

    private SegmentTables() {}

    /// What a new segment takes over from the one before.
    record State(List<TopicRow> topics, List<BaseRow> bases, List<ConsumerRow> consumers) {
        State {
            topics = List.copyOf(topics);
            bases = List.copyOf(bases);
            consumers = List.copyOf(consumers);
        }

        static State empty() {
            return new State(List.of(), List.of(), List.of());
        }
    }

    record TopicRow(String name, int firstLane, int partitions) {}

    record BaseRow(int lane, long firstOffset) {}

    record ConsumerRow(String name, int lane, long nextOffset) {}

    /// In one transaction, so a segment is there with everything or not at all.
    static boolean create(Transaction transaction, State state, Instant openedAt) throws SQLException {
        for (String definition : DEFINITIONS) {
            transaction.update(definition);
        }
        for (TopicRow topic : state.topics) {
            insert(transaction, topic);
        }
        transaction.batch(
                "INSERT INTO base (lane, first_offset) VALUES (?, ?)",
                state.bases.stream()
                        .map(base -> new Object[] {base.lane, base.firstOffset})
                        .toList());
        transaction.batch(
                "INSERT INTO consumer (name, lane, next_offset) VALUES (?, ?, ?)",
                state.consumers.stream()
                        .map(consumer -> new Object[] {consumer.name, consumer.lane, consumer.nextOffset})
                        .toList());
        transaction.update("INSERT INTO segment (format, opened_at) VALUES (?, ?)", FORMAT, openedAt);
        return true;
    }

    static boolean exist(Transaction transaction) throws SQLException {
        return transaction
                .find("SELECT name FROM sqlite_schema WHERE name = 'segment'", row -> row.text("name"))
                .isPresent();
    }

    static int insert(Transaction transaction, TopicRow topic) throws SQLException {
        return transaction.update(
                "INSERT INTO topic (name, first_lane, partitions) VALUES (?, ?, ?)",
                topic.name,
                topic.firstLane,
                topic.partitions);
    }

    static List<TopicRow> topics(Transaction transaction) throws SQLException {
        return transaction.list(
                "SELECT name, first_lane, partitions FROM topic ORDER BY first_lane",
                row -> new TopicRow(
                        row.text("name"), (int) row.integer("first_lane"), (int) row.integer("partitions")));
    }

    static List<BaseRow> bases(Transaction transaction) throws SQLException {
        return transaction.list(
                "SELECT lane, first_offset FROM base",
                row -> new BaseRow((int) row.integer("lane"), row.integer("first_offset")));
    }

    static List<ConsumerRow> consumers(Transaction transaction) throws SQLException {
        return transaction.list(
                "SELECT name, lane, next_offset FROM consumer ORDER BY name, lane",
                row -> new ConsumerRow(row.text("name"), (int) row.integer("lane"), row.integer("next_offset")));
    }
}
