package io.gimbal.log;

import static io.gimbal.log.Acknowledgement.ACCEPTED;
import static io.gimbal.log.Acknowledgement.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.SystemSources;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.sql.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteEventLogTest extends EventLogContract {
    private static final EventLogConfig SMALL =
            new EventLogConfig(DataSize.ofKilobytes(64), Duration.ofDays(1), 10_000);

    @TempDir
    Path folder;

    @Override
    protected EventLog open() {
        return SqliteEventLog.open(folder, EventLogConfig.defaults(), SystemSources.time());
    }

    private SqliteEventLog openOther(EventLogConfig config) {
        SqliteEventLog other = SqliteEventLog.open(folder.resolve("other"), config, SystemSources.time());
        other.putTopic(TRIPS, 1);
        return other;
    }

    private List<Path> segments() {
        try (Stream<Path> files = Files.list(folder.resolve("other/segments"))) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private void awaitSegments(int count) {
        await(() -> segments().size() >= count);
        assertThat(segments()).hasSizeGreaterThanOrEqualTo(count);
    }

    private static void append(EventLog log, int from, int to) {
        for (int i = from; i < to; i++) {
            log.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), i % 10 == 0 ? SYNCED : ACCEPTED);
        }
    }

    private static List<String> numbered(int to) {
        return IntStream.range(0, to).mapToObj(i -> "k" + i).toList();
    }

    @Nested
    class Segments {
        @Test
        void rollAgainAfterADefectOfTheFirstRoll() {
            AtomicBoolean broken = new AtomicBoolean(true);
            AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2020-03-01T00:00:00Z"));
            try (SqliteEventLog log = SqliteEventLog.open(folder.resolve("other"), SMALL, () -> {
                if (Thread.currentThread().getName().equals("log-segments") && broken.getAndSet(false)) {
                    throw new StackOverflowError("once");
                }
                return now.get();
            })) {
                log.putTopic(TRIPS, 1);
                append(log, 0, 150);
                await(() -> !broken.get());
                for (int i = 150; segments().size() < 2 && i < 2_000; i++) {
                    now.set(now.get().plusSeconds(1));
                    append(log, i, i + 1);
                }
                awaitSegments(2);
            }
        }

        @Test
        void rollBySize_andReadsCrossThem() {
            try (SqliteEventLog log = openOther(SMALL)) {
                append(log, 0, 300);
                awaitSegments(3);
                assertThat(keys(log.read(TRIPS_0, 0, 1000))).isEqualTo(numbered(300));
                assertThat(keys(log.read(TRIPS_0, 150, 100)))
                        .isEqualTo(numbered(300).subList(150, 250));
            }
            try (SqliteEventLog log = openOther(SMALL)) {
                append(log, 300, 310);
                List<LogRecord> records = log.read(TRIPS_0, 0, 1000);
                assertDense(records);
                assertThat(keys(records)).isEqualTo(numbered(310));
            }
        }

        @Test
        void rollByAge() {
            AtomicReference<Instant> now = new AtomicReference<>(MARCH);
            try (SqliteEventLog log =
                    SqliteEventLog.open(folder.resolve("other"), EventLogConfig.defaults(), now::get)) {
                log.putTopic(TRIPS, 1);
                append(log, 0, 1);
                now.set(MARCH.plus(Duration.ofHours(25)));
                append(log, 1, 2);
                awaitSegments(2);
                append(log, 2, 3);
                List<LogRecord> records = log.read(TRIPS_0, 0, 10);
                assertThat(keys(records)).containsExactly("k0", "k1", "k2");
                assertThat(records.getFirst().appendedAt()).isEqualTo(MARCH);
            }
        }

        @Test
        void carryOnTopicsAndConsumers() {
            try (SqliteEventLog log = openOther(SMALL)) {
                log.putTopic(new TopicName("labels"), 2);
                append(log, 0, 50);
                log.commit(MONITOR, TRIPS_0, 0, 17);
                append(log, 50, 200);
                awaitSegments(2);
                assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(17);
                log.commit(MONITOR, TRIPS_0, 17, 150);
            }
            try (SqliteEventLog log = openOther(SMALL)) {
                assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(150);
                assertThat(log.partitions(new TopicName("labels"))).hasSize(2);
                log.append(new TopicName("labels"), List.of(record("late")), ACCEPTED);
                assertThat(log.endOffset(TRIPS_0)).isEqualTo(200);
            }
        }

        @Test
        void rollUnderTwentyProducersWithoutLoss() throws Exception {
            try (SqliteEventLog log = openOther(SMALL)) {
                List<Thread> producers = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    producers.add(Thread.startVirtualThread(() -> append(log, 0, 100)));
                }
                for (Thread producer : producers) {
                    producer.join();
                }
                awaitSegments(5);
                List<LogRecord> records = log.read(TRIPS_0, 0, 10_000);
                assertDense(records);
                assertThat(records).hasSize(2000);
                for (String key : numbered(100)) {
                    assertThat(keys(records).stream().filter(key::equals)).hasSize(20);
                }
            }
        }

        @Test
        void aSegmentThatWasOnlyBegunIsBegunAgain() throws Exception {
            try (SqliteEventLog log = openOther(SMALL)) {
                append(log, 0, 10);
            }
            SqliteDatabase.open(folder.resolve("other/segments/000000000002.db"))
                    .close();
            try (SqliteEventLog log = openOther(SMALL)) {
                append(log, 10, 20);
                assertThat(keys(log.read(TRIPS_0, 0, 100))).isEqualTo(numbered(20));
            }
        }

        @Test
        void ofANewerFormatAreRefused() {
            try (SqliteEventLog log = openOther(SMALL)) {
                append(log, 0, 1);
            }
            try (SqliteDatabase segment = SqliteDatabase.open(segments().getLast())) {
                segment.write(transaction -> transaction.update("UPDATE segment SET format = 2"));
            }
            assertThatThrownBy(() -> openOther(SMALL).close())
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("written by a newer Gimbal");
        }
    }

    @Nested
    class FullDisk {
        @Test
        void nothingAcceptedIsLost_andTheLogGoesOnWithRoom() {
            SqliteOptions little = SqliteOptions.defaults().withQuota(DataSize.ofKilobytes(200));
            List<String> acknowledged = new ArrayList<>();
            Path place = folder.resolve("other");
            try (SqliteEventLog log =
                    SqliteEventLog.open(place, EventLogConfig.defaults(), little, SystemSources.time())) {
                log.putTopic(TRIPS, 1);
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1000; i++) {
                                append(log, i, i + 1);
                                acknowledged.add("k" + i);
                            }
                        })
                        .isInstanceOfSatisfying(
                                CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SPACE));
                assertThat(acknowledged).hasSizeBetween(50, 200);
                assertThat(keys(log.read(TRIPS_0, 0, 1000))).isEqualTo(acknowledged);
                assertThat(log.endOffset(TRIPS_0)).isEqualTo(acknowledged.size());
            }
            try (SqliteEventLog log = openOther(EventLogConfig.defaults())) {
                append(log, acknowledged.size(), acknowledged.size() + 10);
                List<LogRecord> records = log.read(TRIPS_0, 0, 1000);
                assertDense(records);
                assertThat(keys(records)).isEqualTo(numbered(acknowledged.size() + 10));
            }
        }
    }

    @Nested
    class Config {
        @Test
        void isWithinReason() {
            assertCode(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> new EventLogConfig(DataSize.ofKilobytes(1), Duration.ofDays(1), 1));
            assertCode(ErrorCode.INVALID_ARGUMENT, () -> new EventLogConfig(DataSize.ofMegabytes(1), Duration.ZERO, 1));
        }
    }
}
