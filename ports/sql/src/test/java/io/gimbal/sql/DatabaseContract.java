package io.gimbal.sql;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every [Database] promises.
public abstract class DatabaseContract {
    private Database database;

    /// The first call of a test opens an empty database, a later one the same data again.
    protected abstract Database open();

    @BeforeEach
    void openAndMigrate() {
        database = open();
        database.migrate(new Migrations("contract"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        database.close();
        database = open();
        database.migrate(new Migrations("contract"));
    }

    private static void put(Transaction transaction, String name, long value) throws SQLException {
        transaction.update("INSERT INTO counter (name, value) VALUES (?, ?)", name, value);
    }

    private Optional<Long> find(String name) {
        return database.read(transaction ->
                transaction.find("SELECT value FROM counter WHERE name = ?", row -> row.integer("value"), name));
    }

    private long count() {
        return database.read(
                        transaction -> transaction.find("SELECT COUNT(*) AS n FROM counter", row -> row.integer("n")))
                .orElseThrow();
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    @Nested
    class Atomicity {
        @Test
        void aWriteIsSeenByLaterReads() {
            database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1)"));
            assertThat(find("a")).contains(1L);
            assertThat(find("b")).isEmpty();
        }

        @Test
        void aFailingWorkLeavesNothingBehind() {
            assertThatThrownBy(() -> database.write(transaction -> {
                        put(transaction, "a", 1);
                        throw new IllegalStateException("changed my mind");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("changed my mind");
            assertThat(count()).isZero();
        }

        @Test
        void aFailedStatementFailsTheWork_evenIfCaught() {
            assertCode(
                    ErrorCode.ALREADY_EXISTS,
                    () -> database.write(transaction -> {
                        put(transaction, "a", 1);
                        try {
                            put(transaction, "a", 2);
                        } catch (SQLException e) {
                            assertThat(e.getMessage()).isNotNull();
                        }
                        return true;
                    }));
            assertThat(count()).isZero();
        }

        @Test
        void failingWorksDoNotDisturbThoseTheyShareACommitWith() {
            CountDownLatch allQueued = new CountDownLatch(1);
            List<CompletableFuture<Integer>> writes = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                writes.add(database.writeLater(transaction -> {
                    awaitUnchecked(allQueued);
                    put(transaction, "n" + number, number);
                    if (number % 3 == 0) {
                        put(transaction, "n" + number, number);
                    }
                    if (number % 3 == 1) {
                        throw new IllegalStateException("no " + number);
                    }
                    return number;
                }));
            }
            allQueued.countDown();
            for (int i = 0; i < 60; i++) {
                int number = i;
                switch (i % 3) {
                    case 0 ->
                        assertThatThrownBy(() -> Await.result(writes.get(number)))
                                .isInstanceOf(CodedException.class);
                    case 1 ->
                        assertThatThrownBy(() -> Await.result(writes.get(number)))
                                .hasMessage("no " + number);
                    default ->
                        assertThat(writes.get(i))
                                .succeedsWithin(Duration.ofSeconds(30))
                                .isEqualTo(i);
                }
                assertThat(find("n" + i).isPresent()).isEqualTo(i % 3 == 2);
            }
        }

        @Test
        void aTransactionIsUselessAfterItsWork() {
            List<Transaction> leaked = new ArrayList<>();
            database.write(leaked::add);
            assertCode(ErrorCode.INTERNAL, () -> leaked.getFirst().update("DELETE FROM counter"));
        }
    }

    @Nested
    class Durability {
        @Test
        void writesAreThereAfterReopening() {
            for (int i = 0; i < 100; i++) {
                int number = i;
                database.write(transaction ->
                        transaction.update("INSERT INTO counter (name, value) VALUES (?, ?)", "n" + number, number));
            }
            reopen();
            assertThat(count()).isEqualTo(100);
            assertThat(find("n42")).contains(42L);
        }

        @Test
        void closingFinishesWhatWasAccepted() {
            List<CompletableFuture<Integer>> writes = IntStream.range(0, 500)
                    .mapToObj(i -> database.writeLater(transaction ->
                            transaction.update("INSERT INTO counter (name, value) VALUES (?, ?)", "n" + i, i)))
                    .toList();
            reopen();
            assertThat(writes).allMatch(write -> write.isDone() && !write.isCompletedExceptionally());
            assertThat(count()).isEqualTo(500);
        }

        @Test
        void aClosedDatabaseIsUnavailable() {
            database.close();
            assertCode(ErrorCode.UNAVAILABLE, () -> database.write(Transaction::dialect));
            assertCode(ErrorCode.UNAVAILABLE, DatabaseContract.this::count);
            database = open();
        }
    }

    @Nested
    class Isolation {
        @Test
        void aReadSeesOneSnapshot() {
            database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1)"));
            List<Long> seen = database.read(transaction -> {
                String sql = "SELECT value FROM counter ORDER BY name";
                List<Long> values = new ArrayList<>(transaction.list(sql, row -> row.integer("value")));
                database.write(other -> other.update("UPDATE counter SET value = 2"));
                database.write(other -> other.update("INSERT INTO counter (name, value) VALUES ('b', 3)"));
                values.addAll(transaction.list(sql, row -> row.integer("value")));
                return values;
            });
            assertThat(seen).containsExactly(1L, 1L);
            assertThat(find("a")).contains(2L);
        }

        @Test
        void twentyThreadsIncrementWithoutLoss() throws Exception {
            database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 0)"));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var increments = IntStream.range(0, 20)
                        .mapToObj(_ -> threads.submit(() -> {
                            for (int i = 0; i < 10; i++) {
                                increment();
                            }
                        }))
                        .toList();
                for (var increment : increments) {
                    increment.get();
                }
            }
            assertThat(find("a")).contains(200L);
        }

        private void increment() {
            database.write(transaction -> {
                long value = transaction
                        .find("SELECT value FROM counter WHERE name = 'a'", row -> row.integer("value"))
                        .orElseThrow();
                return transaction.update("UPDATE counter SET value = ? WHERE name = 'a'", value + 1);
            });
        }

        @Test
        void aReadCannotWrite() {
            assertCode(
                    ErrorCode.INTERNAL, () -> database.read(transaction -> transaction.update("DELETE FROM counter")));
            assertThat(count()).isZero();
        }
    }

    @Nested
    class AfterCommit {
        @Test
        void actionsRunInOrder_onceTheWriteIsVisible() {
            List<String> log = new ArrayList<>();
            database.write(transaction -> {
                transaction.afterCommit(() -> log.add("first sees " + count()));
                put(transaction, "a", 1);
                transaction.afterCommit(() -> log.add("second"));
                return true;
            });
            assertThat(log).containsExactly("first sees 1", "second");
        }

        @Test
        void actionsOfAFailedWorkNeverRun() {
            List<String> log = new ArrayList<>();
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.afterCommit(() -> log.add("ran"));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            database.write(Transaction::dialect);
            assertThat(log).isEmpty();
        }

        @Test
        void aFailingActionIsReported_andTheWriteStays() {
            assertCode(
                    ErrorCode.INTERNAL,
                    () -> database.write(transaction -> {
                        put(transaction, "a", 1);
                        transaction.afterCommit(() -> {
                            throw new IllegalStateException("oops");
                        });
                        return true;
                    }));
            assertThat(find("a")).contains(1L);
        }

        @Test
        void theOtherActionsRun_whateverOneDoes() {
            List<String> log = new ArrayList<>();
            assertThatThrownBy(() -> database.write(transaction -> {
                        transaction.afterCommit(() -> {
                            throw new StackOverflowError("oops");
                        });
                        transaction.afterCommit(() -> log.add("second"));
                        transaction.afterCommit(() -> {
                            throw new IllegalStateException("again");
                        });
                        transaction.afterCommit(() -> log.add("fourth"));
                        return true;
                    }))
                    .hasMessageContaining("an action after its commit failed")
                    .hasMessageContaining("oops");
            assertThat(log).containsExactly("second", "fourth");
        }
    }

    @Nested
    class Reading {
        @Test
        void bigResultsAreScannedInOrder_andUpToWhereTheConsumerStops() {
            List<Object[]> rows = IntStream.range(0, 50_000)
                    .mapToObj(i -> new Object[] {(long) i, "text " + i})
                    .toList();
            database.write(transaction -> {
                transaction.batch("INSERT INTO thing (id, text_value) VALUES (?, ?)", rows);
                return true;
            });
            List<Long> seen = new ArrayList<>();
            database.read(transaction -> {
                transaction.scan("SELECT id FROM thing ORDER BY id", row -> {
                    seen.add(row.integer("id"));
                    return seen.size() < 30_000;
                });
                return true;
            });
            assertThat(seen).hasSize(30_000).endsWith(29_999L).isSorted();
        }

        @Test
        void aStatementMayRunWhileItIsBeingRead() {
            database.write(transaction -> {
                transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1), ('b', 2)");
                return true;
            });
            String sql = "SELECT value FROM counter WHERE value >= ? ORDER BY name";
            List<List<Long>> nested = database.read(transaction ->
                    transaction.list(sql, _ -> transaction.list(sql, row -> row.integer("value"), 2L), 1L));
            assertThat(nested).containsExactly(List.of(2L), List.of(2L));
        }

        @Test
        void find_twoRows_isADefect() {
            database.write(
                    transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1), ('b', 2)"));
            assertCode(
                    ErrorCode.INTERNAL,
                    () -> database.read(
                            transaction -> transaction.find("SELECT value FROM counter", row -> row.integer("value"))));
        }

        @Test
        void anInsertCanReturnWhatItMade() {
            List<Long> values = database.write(transaction -> transaction.list("""
                    INSERT INTO counter (name, value) VALUES ('a', 1), ('b', 2)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING value""", row -> row.integer("value")));
            assertThat(values).containsExactlyInAnyOrder(1L, 2L);
            assertThat(count()).isEqualTo(2);
        }
    }

    @Nested
    class Types {
        private static final Instant INSTANT = Instant.parse("2020-03-14T15:09:26.535897Z");

        @Test
        void everyTypeRoundTrips() {
            Thing thing = new Thing(7, "Zoë 🚕", -0.1, true, "\0\u00ff\u007f", INSTANT);
            assertThat(roundTrip(thing)).isEqualTo(thing);
        }

        @Test
        void extremesRoundTrip() {
            Instant before1970 = Instant.parse("1901-01-01T00:00:00.000001Z");
            Thing thing = new Thing(Long.MIN_VALUE, "", Double.MIN_VALUE, false, "", before1970);
            assertThat(roundTrip(thing)).isEqualTo(thing);
            Thing infinite = new Thing(Long.MAX_VALUE, "'", Double.POSITIVE_INFINITY, false, "", INSTANT);
            assertThat(roundTrip(infinite)).isEqualTo(infinite);
        }

        @Test
        void aHundredThousandRealsKeepTheirBits() {
            List<Object[]> rows = IntStream.range(0, 100_000)
                    .mapToObj(i -> new Object[] {i, Math.sin(i) * Math.pow(10, i % 40 - 20)})
                    .toList();
            database.write(transaction -> {
                transaction.batch("INSERT INTO thing (id, real_value) VALUES (?, ?)", rows);
                return true;
            });
            List<Double> kept = database.read(transaction ->
                    transaction.list("SELECT real_value FROM thing ORDER BY id", row -> row.real("real_value")));
            assertThat(kept).isEqualTo(rows.stream().map(row -> (Double) row[1]).toList());
        }

        @Test
        void instantsAreRoundedDownToMicroseconds() {
            Thing thing = new Thing(1, "", 0, true, "", INSTANT.plusNanos(999));
            assertThat(roundTrip(thing).instant()).isEqualTo(INSTANT);
        }

        @Test
        void emptyIsNull_andPresentIsItsValue() {
            database.write(transaction -> transaction.update(
                    """
                    INSERT INTO thing (id, text_value, real_value, flag_value, bytes_value, instant_value)
                    VALUES (1, ?, ?, ?, ?, ?)""", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            database.write(transaction -> transaction.update(
                    "INSERT INTO thing (id, text_value, instant_value) VALUES (2, ?, ?)",
                    Optional.of("x"),
                    Optional.of(INSTANT)));
            List<List<Boolean>> present = database.read(transaction -> transaction.list(
                    "SELECT * FROM thing ORDER BY id",
                    row -> List.of(
                            row.findText("text_value").isPresent(),
                            row.findReal("real_value").isPresent(),
                            row.findFlag("flag_value").isPresent(),
                            row.findBytes("bytes_value").isPresent(),
                            row.findInstant("instant_value").isPresent())));
            assertThat(present)
                    .containsExactly(
                            List.of(false, false, false, false, false), List.of(true, false, false, false, true));
        }

        @Test
        void nullWhereAValueWasExpectedIsADefect() {
            database.write(transaction -> transaction.update("INSERT INTO thing (id) VALUES (1)"));
            for (Transaction.RowReader<Object> reader : List.<Transaction.RowReader<Object>>of(
                    row -> row.text("text_value"),
                    row -> row.real("real_value"),
                    row -> row.flag("flag_value"),
                    row -> row.bytes("bytes_value"),
                    row -> row.instant("instant_value"))) {
                assertCode(
                        ErrorCode.INTERNAL,
                        () -> database.read(transaction -> transaction.list("SELECT * FROM thing", reader)));
            }
        }

        @Test
        void whatOnlyOneDatabaseKeepsIsRefusedByBoth() {
            assertCode(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> database.write(transaction ->
                            transaction.update("INSERT INTO thing (id, real_value) VALUES (1, ?)", Double.NaN)));
            assertCode(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> database.write(transaction ->
                            transaction.update("INSERT INTO thing (id, text_value) VALUES (1, ?)", "a\0b")));
            assertCode(
                    ErrorCode.INTERNAL,
                    () -> database.write(transaction ->
                            transaction.update("INSERT INTO thing (id, text_value) VALUES (1, ?)", List.of())));
        }

        private Thing roundTrip(Thing thing) {
            database.write(transaction -> transaction.update(
                    """
                    INSERT INTO thing (id, text_value, real_value, flag_value, bytes_value, instant_value)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    thing.id,
                    thing.text,
                    thing.real,
                    thing.flag,
                    thing.bytes.getBytes(ISO_8859_1),
                    thing.instant));
            return database.read(transaction -> transaction.find(
                            "SELECT * FROM thing WHERE id = ?",
                            row -> new Thing(
                                    row.integer("id"),
                                    row.text("text_value"),
                                    row.real("real_value"),
                                    row.flag("flag_value"),
                                    new String(row.bytes("bytes_value"), ISO_8859_1),
                                    row.instant("instant_value")),
                            thing.id))
                    .orElseThrow();
        }

        /// @param bytes as ISO-8859-1 text, so that records compare
        private record Thing(long id, String text, double real, boolean flag, String bytes, Instant instant) {}
    }

    @Nested
    class Errors {
        @Test
        void aTakenKeyAlreadyExists() {
            database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1)"));
            assertCode(
                    ErrorCode.ALREADY_EXISTS,
                    () -> database.write(
                            transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 2)")));
        }

        @Test
        void aTakenKeyInABatchAlreadyExists_andNothingOfTheBatchStays() {
            assertCode(
                    ErrorCode.ALREADY_EXISTS,
                    () -> database.write(transaction -> {
                        transaction.batch(
                                "INSERT INTO counter (name, value) VALUES (?, ?)",
                                List.of(new Object[] {"a", 1L}, new Object[] {"b", 2L}, new Object[] {"a", 3L}));
                        return true;
                    }));
            assertThat(count()).isZero();
        }

        @Test
        void aReferenceToNothingIsAFailedPrecondition() {
            assertCode(
                    ErrorCode.FAILED_PRECONDITION,
                    () -> database.write(transaction ->
                            transaction.update("INSERT INTO child (id, parent) VALUES ('c', 'nobody')")));
        }

        @Test
        void deletingWhatIsReferredToIsAFailedPrecondition() {
            database.write(transaction -> {
                transaction.update("INSERT INTO parent (id) VALUES ('p')");
                return transaction.update("INSERT INTO child (id, parent) VALUES ('c', 'p')");
            });
            assertCode(
                    ErrorCode.FAILED_PRECONDITION,
                    () -> database.write(transaction -> transaction.update("DELETE FROM parent WHERE id = 'p'")));
        }

        @Test
        void aBrokenStatementIsADefect() {
            assertCode(
                    ErrorCode.INTERNAL, () -> database.write(transaction -> transaction.update("INSRT INTO counter")));
            assertCode(
                    ErrorCode.INTERNAL,
                    () -> database.write(transaction -> transaction.update(
                            "INSERT INTO counter (name, value) VALUES (?, ?)", "a", Optional.empty())));
        }
    }

    @Nested
    class Migrating {
        @Test
        void twiceDoesNothing() {
            database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1)"));
            database.migrate(new Migrations("contract"));
            reopen();
            assertThat(find("a")).contains(1L);
        }

        @Test
        void eachModuleHasItsOwnHistory() {
            database.migrate(new Migrations("neighbour"), new Migrations("contract"));
            database.write(transaction -> transaction.update("INSERT INTO neighbour (id) VALUES ('n')"));
            for (String history : List.of("contract_history", "neighbour_history")) {
                List<Long> failed = database.read(transaction -> transaction.list(
                        "SELECT COUNT(*) AS n FROM " + history + " WHERE success = ?", row -> row.integer("n"), false));
                assertThat(failed).containsExactly(0L);
            }
        }

        @Test
        void newMigrationsAreApplied() {
            database.write(transaction -> transaction.update(
                    "UPDATE gimbal_migrations SET fingerprint = 'of fewer files' WHERE module = 'contract'"));
            database.migrate(new Migrations("contract"));
            List<String> fingerprints = database.read(transaction ->
                    transaction.list("SELECT fingerprint FROM gimbal_migrations", row -> row.text("fingerprint")));
            assertThat(fingerprints)
                    .containsExactly(
                            MigrationFiles.load("contract", database.dialect()).fingerprint());
        }

        @Test
        void aDatabaseFromANewerVersionIsRefused() {
            database.write(transaction ->
                    transaction.update("UPDATE gimbal_migrations SET version = 9 WHERE module = 'contract'"));
            assertThatThrownBy(() -> database.migrate(new Migrations("contract")))
                    .isInstanceOf(CodedException.class)
                    .hasMessage("the tables of contract are at version 9, this Gimbal knows 2;"
                            + " they were written by a newer Gimbal, use that one");
        }

        @Test
        void aBrokenMigrationIsRefused_andNamed() {
            assertThatThrownBy(() -> database.migrate(new Migrations("broken")))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("broken");
        }

        @Test
        void aModuleWithoutMigrationsIsADefect() {
            assertCode(ErrorCode.INTERNAL, () -> database.migrate(new Migrations("nowhere")));
        }
    }

    static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class Patterns {
        private static final String LETTERS = "aAzZ%%%__*?[]\\\\^-éÉ😀'";
        private final Random random = new Random(7);

        @Test
        void meanTheSameEverywhere() {
            for (int i = 0; i < 3_000; i++) {
                String text = letters(LETTERS, 5);
                String pattern = letters(LETTERS, 5);

                assertThat(like(text, pattern)).as("%s LIKE %s", text, pattern).isEqualTo(matches(text, pattern));
                assertThat(likeInAnyCase(text, pattern))
                        .as("%s ILIKE %s", text, pattern)
                        .isEqualTo(matches(fold(text), fold(pattern)));
            }
        }

        private boolean like(String text, String pattern) {
            Dialect dialect = database.dialect();
            return holds(dialect.like("CAST(? AS TEXT)"), text, dialect.pattern(pattern));
        }

        private boolean likeInAnyCase(String text, String pattern) {
            return holds(database.dialect().likeInAnyCase("CAST(? AS TEXT)"), text, pattern);
        }

        private boolean holds(String condition, String text, String pattern) {
            return database.read(transaction -> transaction.find(
                            "SELECT CASE WHEN " + condition + " THEN 1 ELSE 0 END AS holds",
                            row -> row.integer("holds"),
                            text,
                            pattern))
                    .orElseThrow()
                    .equals(1L);
        }

        /// By trying everything.
        private static boolean matches(String text, String pattern) {
            if (pattern.isEmpty()) {
                return text.isEmpty();
            }
            int first = pattern.codePointAt(0);
            String rest = pattern.substring(Character.charCount(first));
            if (first == '%') {
                return matches(text, rest) || (!text.isEmpty() && matches(tail(text), pattern));
            }
            return !text.isEmpty() && (first == '_' || first == text.codePointAt(0)) && matches(tail(text), rest);
        }

        private static String tail(String text) {
            return text.substring(Character.charCount(text.codePointAt(0)));
        }

        private static String fold(String text) {
            return text.replace('A', 'a').replace('Z', 'z');
        }

        private String letters(String alphabet, int most) {
            int[] all = alphabet.codePoints().toArray();
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                text.appendCodePoint(all[random.nextInt(all.length)]);
            }
            return text.toString();
        }
    }
}
