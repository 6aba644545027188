package io.gimbal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import io.gimbal.core.SystemSources;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.ChildProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that appends, consumes, and turns closed segments into Parquet.
final class EventLogCrashIT {
    private static final TopicName TOPIC = new TopicName("trips");
    private static final int PARTITIONS = 2;
    private static final ConsumerName CONSUMER = new ConsumerName("monitor");
    private static final EventLogConfig SMALL_SEGMENTS =
            new EventLogConfig(DataSize.ofKilobytes(256), Duration.ofDays(1), 10_000);

    @TempDir
    Path folder;

    @RepeatedTest(5)
    void everythingAcceptedSurvivesKill9_andConsumersDoNotGetAhead() {
        List<String> lines;
        try (ChildProcess child = ChildProcess.start(Producers.class, folder.toString())) {
            lines = new ArrayList<>(child.readLines(6000));
            lines.addAll(child.kill());
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(6000);
        try (QueryEngine engine = engine(folder);
                EventLog log = open(folder, engine)) {
            List<String> found = new ArrayList<>();
            for (TopicPartition partition : log.partitions(TOPIC)) {
                found.addAll(checkedRecords(log, partition));
                assertThat(log.committedOffset(CONSUMER, partition)).isLessThanOrEqualTo(log.endOffset(partition));
            }
            List<String> lost = new ArrayList<>(lines);
            lost.removeAll(found);
            System.out.println("accepted " + lines.size() + ", found " + found.size() + ", lost " + lost.size());
            assertThat(lost).isEmpty();
        }
    }

    private static List<String> checkedRecords(EventLog log, TopicPartition partition) {
        List<String> found = new ArrayList<>();
        for (long next = 0; next < log.endOffset(partition); ) {
            for (LogRecord record : log.read(partition, next, 1000)) {
                assertThat(record.offset()).isEqualTo(next++);
                assertThat(record.payload()).hasSize(300);
                found.add(record.key() + " at " + partition.partition() + " " + record.offset());
            }
        }
        return found;
    }

    private static QueryEngine engine(Path folder) {
        return new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
    }

    private static EventLog open(Path folder, QueryEngine engine) {
        EventLog log = SqliteEventLog.open(folder.resolve("log"), SMALL_SEGMENTS, engine, SystemSources.time());
        log.putTopic(TOPIC, PARTITIONS);
        return log;
    }

    /// Appends from eight threads and consumes, until it is killed; prints where each record went once it is
    /// accepted.
    static final class Producers {
        private Producers() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            EventLog log = open(folder, engine(folder));
            for (TopicPartition partition : log.partitions(TOPIC)) {
                Subscription.start(
                        log,
                        CONSUMER,
                        partition,
                        10,
                        records -> assertThat(records).isNotEmpty());
            }
            for (int i = 0; i < 8; i++) {
                String producer = "producer " + i + " record ";
                Thread.ofPlatform().start(() -> produce(log, producer));
            }
        }

        private static void produce(EventLog log, String producer) {
            byte[] payload = "x".repeat(300).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; ; i++) {
                NewRecord record = new NewRecord(producer + i, Instant.EPOCH, payload);
                Appended appended = log.append(TOPIC, List.of(record), Acknowledgement.ACCEPTED)
                        .getFirst();
                System.out.println(record.key() + " at " + appended.partition() + " " + appended.offset());
            }
        }
    }
}
