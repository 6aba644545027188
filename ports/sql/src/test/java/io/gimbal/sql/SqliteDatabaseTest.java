package io.gimbal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    Path folder;

    @Override
    protected Database open() {
        return TestDatabases.sqlite(folder);
    }

    private SqliteDatabase openOther(SqliteOptions options) {
        SqliteDatabase database = SqliteDatabase.open(folder.resolve("other.db"), options);
        database.migrate(new Migrations("contract"));
        return database;
    }

    private static int insert(Database database, long id, int characters) {
        return database.write(transaction ->
                transaction.update("INSERT INTO thing (id, text_value) VALUES (?, ?)", id, "x".repeat(characters)));
    }

    private static List<Long> ids(Database database) {
        return database.read(
                transaction -> transaction.list("SELECT id FROM thing ORDER BY id", row -> row.integer("id")));
    }

    private static void assertCode(CompletableFuture<?> write, ErrorCode code) {
        assertThatThrownBy(() -> Await.result(write))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void columnsOfManyRowsAreForPostgresql() {
        try (SqliteDatabase database = openOther(SqliteOptions.defaults())) {
            assertCode(
                    database.writeLater(transaction ->
                            transaction.update("INSERT INTO thing (id) VALUES (?)", (Object) new Long[] {1L, 2L})),
                    ErrorCode.INTERNAL);
        }
    }

    @Nested
    class FullDisk {
        @Test
        void nothingAcknowledgedIsLost_andItGoesOnAfterRoomWasMade() {
            SqliteOptions small = SqliteOptions.defaults().withQuota(DataSize.ofKilobytes(400));
            List<Long> acknowledged = new ArrayList<>();
            try (SqliteDatabase database = openOther(small)) {
                fill(database, acknowledged);
                assertThat(acknowledged).hasSizeBetween(20, 100);
                assertThat(ids(database)).isEqualTo(acknowledged);
                database.write(transaction -> transaction.update("DELETE FROM thing WHERE id < 10"));
                insert(database, 1000, 4000);
            }
            try (SqliteDatabase database = openOther(SqliteOptions.defaults())) {
                assertThat(ids(database))
                        .containsAll(acknowledged.subList(10, acknowledged.size()))
                        .endsWith(1000L)
                        .hasSize(acknowledged.size() - 10 + 1);
                insert(database, 1001, 400_000);
            }
        }

        private static void fill(Database database, List<Long> acknowledged) {
            assertThatThrownBy(() -> {
                        for (long id = 0; id < 10_000; id++) {
                            insert(database, id, 4000);
                            acknowledged.add(id);
                        }
                    })
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SPACE));
        }

        @Test
        void aWriteTooBigForTheDiskDoesNotTakeItsGroupWithIt() {
            SqliteOptions small = SqliteOptions.defaults().withQuota(DataSize.ofKilobytes(400));
            try (SqliteDatabase database = openOther(small)) {
                CountDownLatch gathered = new CountDownLatch(1);
                CompletableFuture<Boolean> first = database.writeLater(_ -> {
                    DatabaseContract.awaitUnchecked(gathered);
                    return true;
                });
                List<CompletableFuture<Integer>> writes = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int id = i;
                    int characters = i == 10 ? 1_000_000 : 10;
                    writes.add(database.writeLater(transaction -> transaction.update(
                            "INSERT INTO thing (id, text_value) VALUES (?, ?)", id, "x".repeat(characters))));
                }
                gathered.countDown();
                assertThat(Await.result(first)).isTrue();
                assertCode(writes.remove(10), ErrorCode.NO_SPACE);
                assertThat(writes.stream().map(Await::result)).hasSize(19).containsOnly(1);
                assertThat(ids(database)).hasSize(19);
            }
        }
    }

    @Nested
    class Group {
        @Test
        void aDeferredConstraintFailsOnlyTheWriteThatBrokeIt() {
            try (SqliteDatabase database = openOther(SqliteOptions.defaults())) {
                database.write(transaction -> transaction.update("""
                        CREATE TABLE late (id BIGINT PRIMARY KEY,
                          parent TEXT REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"""));
                CountDownLatch gathered = new CountDownLatch(1);
                CompletableFuture<Boolean> first = database.writeLater(_ -> {
                    DatabaseContract.awaitUnchecked(gathered);
                    return true;
                });
                CompletableFuture<Integer> broken = database.writeLater(
                        transaction -> transaction.update("INSERT INTO late (id, parent) VALUES (1, 'nobody')"));
                CompletableFuture<Integer> sound =
                        database.writeLater(transaction -> transaction.update("INSERT INTO late (id) VALUES (2)"));
                gathered.countDown();
                assertThat(Await.result(first)).isTrue();
                assertCode(broken, ErrorCode.FAILED_PRECONDITION);
                assertThat(Await.result(sound)).isEqualTo(1);
            }
        }

        @Test
        void writesThatWaitShareACommit() throws Exception {
            try (SqliteDatabase database = openOther(SqliteOptions.defaults())) {
                long walBefore = Files.size(folder.resolve("other.db-wal"));
                CountDownLatch gathered = new CountDownLatch(1);
                List<CompletableFuture<?>> writes = new ArrayList<>();
                writes.add(database.writeLater(_ -> {
                    DatabaseContract.awaitUnchecked(gathered);
                    return true;
                }));
                for (int i = 0; i < 400; i++) {
                    int id = i;
                    writes.add(database.writeLater(
                            transaction -> transaction.update("INSERT INTO thing (id) VALUES (?)", id)));
                }
                gathered.countDown();
                writes.forEach(Await::result);
                // 400 commits of their own would have logged at least 400 pages of 4 KB.
                assertThat(Files.size(folder.resolve("other.db-wal")) - walBefore)
                        .isLessThan(100 * 4096);
            }
        }

        @Test
        void moreThanMayWaitAreRefused() {
            try (SqliteDatabase database = openOther(SqliteOptions.defaults().withWaitingWrites(10))) {
                CountDownLatch open = new CountDownLatch(1);
                List<CompletableFuture<Boolean>> writes = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    writes.add(database.writeLater(_ -> {
                        DatabaseContract.awaitUnchecked(open);
                        return true;
                    }));
                }
                assertCode(writes.getLast(), ErrorCode.RESOURCE_EXHAUSTED);
                open.countDown();
                assertThat(Await.result(writes.getFirst())).isTrue();
                assertThat(insert(database, 1, 10)).isEqualTo(1);
            }
        }

        @Test
        void aWriteInsideAWriteIsADefect_notADeadlock() {
            try (SqliteDatabase database = openOther(SqliteOptions.defaults())) {
                CompletableFuture<Object> nested = database.writeLater(_ -> database.write(Transaction::dialect));
                assertCode(nested, ErrorCode.INTERNAL);
            }
        }
    }

    @Nested
    class Opening {
        @Test
        void aFileThatIsNoDatabaseIsCorrupt() throws Exception {
            Path file =
                    Files.writeString(folder.resolve("letter.db"), "Dear reader, this is no database. ".repeat(100));
            assertThatThrownBy(() -> SqliteDatabase.open(file))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT));
        }

        @Test
        void aFolderInPlaceOfTheFileIsUnavailable() {
            assertThatThrownBy(() -> SqliteDatabase.open(folder))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        }

        @Test
        void missingFoldersAreMade() {
            Path file = folder.resolve("a/b/c.db");
            SqliteDatabase.open(file).close();
            assertThat(file).exists();
        }

        @Test
        void aBusyReaderIsWaitedForOnlySoLong() {
            SqliteOptions hasty = SqliteOptions.defaults().withReaders(1).withPatience(Duration.ofMillis(50));
            try (SqliteDatabase database = openOther(hasty)) {
                assertThatThrownBy(() -> database.read(_ -> database.read(Transaction::dialect)))
                        .isInstanceOfSatisfying(
                                CodedException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED));
                assertThat(ids(database)).isEmpty();
            }
        }

        @Test
        void anUpToDateDatabaseOpensWithoutFlyway() throws Exception {
            openOther(SqliteOptions.defaults()).close();
            try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("other.db"))) {
                // Flyway would fail without its history.
                database.write(transaction -> transaction.update("DROP TABLE contract_history"));
                database.migrate(new Migrations("contract"));
                assertThat(ids(database)).isEmpty();
            }
        }
    }
}
