package io.gimbal.log;

import static io.gimbal.log.Acknowledgement.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.SystemSources;
import io.gimbal.query.DataFiles;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.Query;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log whose closed segments become Parquet.
final class ArchivingEventLogTest extends EventLogContract {
    private static final EventLogConfig SMALL =
            new EventLogConfig(DataSize.ofKilobytes(64), Duration.ofDays(1), 10_000);
    private static final TopicName LABELS = new TopicName("labels");

    @TempDir
    Path folder;

    private QueryEngine engine;

    @BeforeEach
    void openEngine() {
        engine();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private QueryEngine engine() {
        if (engine == null) {
            engine = new DuckDbQueryEngine(QueryConfig.DEFAULT, folder.resolve("query"));
        }
        return engine;
    }

    @Override
    protected EventLog open() {
        return SqliteEventLog.open(folder.resolve("log"), SMALL, engine(), SystemSources.time());
    }

    private List<Path> list(String below, String suffix) {
        return walk(folder.resolve("log").resolve(below).toFile())
                .filter(file -> file.toString().endsWith(suffix))
                .sorted()
                .toList();
    }

    /// Unlike Files.walk, does not mind files that come and go meanwhile.
    private static Stream<Path> walk(File place) {
        File[] below = place.listFiles();
        return below == null ? Stream.of(place.toPath()) : Arrays.stream(below).flatMap(ArchivingEventLogTest::walk);
    }

    /// Until for a moment only the active segment is left in SQLite and so many files are in Parquet.
    private void awaitArchived(int files) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        boolean isArchived = false;
        while (!isArchived && System.nanoTime() < deadline) {
            isArchived = list("archive", ".parquet").size() >= files
                    && list("segments", ".db").size() == 1;
        }
        assertThat(isArchived)
                .as("%s in Parquet, %s in SQLite", list("archive", ".parquet"), list("segments", ".db"))
                .isTrue();
    }

    private static List<NewRecord> random(int count) {
        Random random = new Random(42);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] payload = new byte[random.nextInt(2000)];
                    random.nextBytes(payload);
                    return new NewRecord("Zoë " + i, MARCH.plusNanos(i * 1000L), payload);
                })
                .toList();
    }

    private static void assertSame(List<LogRecord> read, List<NewRecord> appended) {
        assertDense(read);
        assertThat(read).hasSameSizeAs(appended);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).key()).isEqualTo(appended.get(i).key());
            assertThat(read.get(i).eventTime()).isEqualTo(appended.get(i).eventTime());
            assertThat(read.get(i).payload()).isEqualTo(appended.get(i).payload());
        }
    }

    @Nested
    class Archived {
        @Test
        void recordsAreReadAsTheyWereAppended_alsoAfterReopening() {
            List<NewRecord> records = random(500);
            records.forEach(record -> log.append(TRIPS, List.of(record), ACCEPTED));
            awaitArchived(2);
            assertSame(readAll(TRIPS_0), records);
            reopen();
            assertSame(readAll(TRIPS_0), records);
            assertThat(keys(log.read(TRIPS_0, 123, 3))).containsExactly("Zoë 123", "Zoë 124", "Zoë 125");
        }

        @Test
        void eachPartitionHasFilesOfItsOwn_namedByTheirFirstOffset() {
            log.putTopic(LABELS, 2);
            for (int i = 0; i < 200; i++) {
                log.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), ACCEPTED);
                log.append(LABELS, List.of(record("l" + i)), ACCEPTED);
            }
            awaitArchived(6);
            assertThat(list("archive/trips/0", ".parquet").getFirst().getFileName())
                    .hasToString("00000000000000000000.parquet");
            assertThat(list("archive/labels/1", ".parquet")).isNotEmpty();
            assertThat(keys(readAll(TRIPS_0)))
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "k" + i).toList());
            int labels = log.partitions(LABELS).stream()
                    .mapToInt(partition -> readAll(partition).size())
                    .sum();
            assertThat(labels).isEqualTo(200);
        }

        @Test
        void aTopicCanBeQueried() {
            random(300).forEach(record -> log.append(TRIPS, List.of(record), ACCEPTED));
            awaitArchived(2);
            Path[] files = list("archive/trips", ".parquet").toArray(Path[]::new);
            try (QuerySession session = engine.open(Duration.ofSeconds(10))) {
                session.register(new RelationName("trips"), DataFiles.parquet(files));
                try (Rows rows = session.query(Query.of("SELECT COUNT(*), MIN(event_time) FROM trips"))) {
                    var frame = rows.next().orElseThrow();
                    assertThat(frame.integer(0, 0)).isBetween(50L, 300L);
                    assertThat(frame.instant(1, 0)).isEqualTo(MARCH);
                }
            }
        }

        @Test
        void consumersReadOnAcrossTheChange() throws Exception {
            List<Long> seen = new ArrayList<>();
            AtomicLong count = new AtomicLong();
            try (Subscription _ = Subscription.start(log, MONITOR, TRIPS_0, 7, records -> {
                records.forEach(record -> seen.add(record.offset()));
                count.addAndGet(records.size());
            })) {
                for (int i = 0; i < 400; i++) {
                    log.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), ACCEPTED);
                }
                long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                while (count.get() < 400 && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
            }
            assertThat(seen).hasSize(400).isSorted().doesNotHaveDuplicates();
            assertThat(log.committedOffset(MONITOR, TRIPS_0)).isEqualTo(400);
        }

        @Test
        void aSegmentThatWasNotArchivedBeforeAStopIsArchivedAfterTheStart() {
            log.close();
            Path place = folder.resolve("log");
            try (EventLog plain = SqliteEventLog.open(place, SMALL, SystemSources.time())) {
                for (int i = 0; i < 200; i++) {
                    plain.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), ACCEPTED);
                }
                assertThat(list("archive", ".parquet")).isEmpty();
            }
            log = open();
            awaitArchived(1);
            assertThat(keys(readAll(TRIPS_0)))
                    .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "k" + i).toList());
        }

        @Test
        void whatACrashLeftHalfWrittenIsWrittenAgain() throws IOException {
            log.close();
            Path place = Files.createDirectories(folder.resolve("log/archive/trips/0"));
            Files.writeString(place.resolve("00000000000000000000.parquet.unfinished"), "half");
            log = open();
            for (int i = 0; i < 200; i++) {
                log.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), ACCEPTED);
            }
            awaitArchived(1);
            assertThat(readAll(TRIPS_0)).hasSize(200);
            assertThat(place.resolve("00000000000000000000.parquet.unfinished")).doesNotExist();
        }

        @Test
        void cannotBeReadWithoutAnEngine() {
            for (int i = 0; i < 200; i++) {
                log.append(TRIPS, List.of(record("k" + i, "x".repeat(1000))), ACCEPTED);
            }
            awaitArchived(1);
            log.close();
            assertThatThrownBy(() -> SqliteEventLog.open(folder.resolve("log"), SMALL, SystemSources.time())
                            .close())
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("cannot be read without a query engine");
            log = open();
        }
    }
}
