package io.gimbal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Writes that are answered once the operating system has them, and syncs that are waited for.
final class SqliteSyncTest {
    private static final SqliteOptions HANDED_OVER =
            SqliteOptions.defaults().withDurability(SqliteOptions.Durability.HANDED_OVER);

    @TempDir
    Path folder;

    /// A disk whose syncs are let through one by one, and may fail.
    private static final class SlowDisk implements WalSync.Disk {
        private final Semaphore allowed = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public void force() throws IOException {
            begun.incrementAndGet();
            allowed.acquireUninterruptibly();
            if (broken) {
                throw new IOException("medium error");
            }
            ended.incrementAndGet();
        }

        @Override
        public void close() {}
    }

    private SqliteDatabase open(WalSync.Disk disk) {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve("log.db"), HANDED_OVER, () -> disk);
        database.migrate(new Migrations("neighbour"));
        return database;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatabaseThatCannotBeOpenedLeavesNoFileOpen() throws IOException {
        Path file = folder.resolve("failed.db");

        assertThatThrownBy(() -> SqliteDatabase.open(file, HANDED_OVER, () -> {
                    throw new IOException("no disk");
                }))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("no disk");

        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(descriptors.map(SqliteSyncTest::target).filter(it -> it.startsWith(file.toString())))
                    .isEmpty();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static int insert(Database database, int id) {
        return database.write(
                transaction -> transaction.update("INSERT INTO neighbour (id) VALUES (?)", Integer.toString(id)));
    }

    private static int count(Database database) {
        return database.read(transaction -> transaction.list("SELECT id FROM neighbour", row -> row.text("id")))
                .size();
    }

    @Test
    void aWriteDoesNotWaitForTheDisk_aSyncDoes() {
        SlowDisk disk = new SlowDisk();
        try (SqliteDatabase database = open(disk)) {
            assertThat(insert(database, 1)).isEqualTo(1);
            CompletableFuture<Boolean> synced = database.syncLater();
            assertThat(synced).isNotDone();
            disk.allowed.release(1000);
            assertThat(synced).succeedsWithin(Duration.ofSeconds(10));
            assertThat(disk.ended.get()).isPositive();
        }
    }

    @Test
    void aSyncThatHadBegunBeforeTheRequestDoesNotCount() {
        SlowDisk disk = new SlowDisk();
        try (SqliteDatabase database = open(disk)) {
            insert(database, 1);
            awaitBegun(disk, 1);
            CompletableFuture<Boolean> synced = database.syncLater();
            disk.allowed.release(1);
            awaitBegun(disk, 2);
            assertThat(synced).isNotDone();
            disk.allowed.release(1000);
            assertThat(synced).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void manyShareASync() {
        SlowDisk disk = new SlowDisk();
        try (SqliteDatabase database = open(disk)) {
            insert(database, 1);
            awaitBegun(disk, 1);
            List<CompletableFuture<Boolean>> requests = new ArrayList<>();
            for (int i = 2; i < 100; i++) {
                insert(database, i);
                requests.add(database.syncLater());
            }
            disk.allowed.release(2);
            requests.forEach(request -> assertThat(request).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(disk.ended).hasValue(2);
            disk.allowed.release(1000);
        }
    }

    @Test
    void whatNobodyWaitsForIsSyncedSoon() {
        SlowDisk disk = new SlowDisk();
        disk.allowed.release(1000);
        try (SqliteDatabase database = open(disk)) {
            Await.result(database.syncLater());
            int before = disk.ended.get();
            insert(database, 1);
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (disk.ended.get() == before && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(disk.ended).hasValueGreaterThan(before);
        }
    }

    @Test
    void aFailedSyncFailsThoseWhoWait_andEveryLaterWrite() {
        SlowDisk disk = new SlowDisk();
        try (SqliteDatabase database = open(disk)) {
            insert(database, 1);
            CompletableFuture<Boolean> synced = database.syncLater();
            disk.broken = true;
            disk.allowed.release(1000);
            assertUnavailable(() -> Await.result(synced));
            disk.broken = false;
            assertUnavailable(() -> Await.result(database.syncLater()));
            assertUnavailable(() -> insert(database, 2));
        }
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("log.db"), HANDED_OVER)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void onARealDiskSyncsComplete_andTheLogGrowsUntilACheckpoint() throws Exception {
        Path wal = folder.resolve("log.db-wal");
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("log.db"), HANDED_OVER)) {
            database.migrate(new Migrations("neighbour"));
            for (int i = 0; i < 1500; i++) {
                insert(database, i);
            }
            assertThat(Await.result(database.syncLater())).isTrue();
            assertThat(Files.size(wal)).isGreaterThan(1500 * 4096);
            database.checkpoint();
            assertThat(Files.size(wal)).isZero();
            insert(database, 1500);
            assertThat(Await.result(database.syncLater())).isTrue();
            assertThat(count(database)).isEqualTo(1501);
        }
        assertThat(wal).doesNotExist();
    }

    @Test
    void afterClosingEverythingIsSynced() {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve("log.db"), HANDED_OVER);
        database.close();
        assertThat(Await.result(database.syncLater())).isTrue();
    }

    @Test
    void whereEveryWriteIsSyncedThereIsNothingToWaitFor() {
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("full.db"))) {
            assertThat(database.syncLater()).isCompletedWithValue(true);
        }
    }

    private static void awaitBegun(SlowDisk disk, int count) {
        while (disk.begun.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
}
