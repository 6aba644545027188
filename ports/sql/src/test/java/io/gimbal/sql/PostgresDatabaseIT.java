package io.gimbal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PostgresDatabaseIT extends DatabaseContract {
    private final TestDatabases.PostgresSchema schema = TestDatabases.postgresSchema();

    @Override
    protected Database open() {
        return schema.open();
    }

    private static void assertCode(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Nested
    class Server {
        @Test
        void aLostConnectionIsUnavailable_andTheNextOneWorks() {
            try (PostgresDatabase database = schema.open();
                    PostgresDatabase other = schema.open()) {
                assertCode(
                        ErrorCode.UNAVAILABLE,
                        () -> database.write(transaction -> {
                            long backend = transaction
                                    .find("SELECT pg_backend_pid() AS pid", row -> row.integer("pid"))
                                    .orElseThrow();
                            other.write(killer -> killer.find(
                                    "SELECT pg_terminate_backend(?) AS done", row -> row.flag("done"), (int) backend));
                            return transaction.update("INSERT INTO counter (name, value) VALUES ('lost', 1)");
                        }));
                database.write(transaction -> transaction.update("INSERT INTO counter (name, value) VALUES ('a', 1)"));
                assertThat(names(database)).containsExactly("a");
            }
        }

        /// The server of the tests is set up to answer a commit before it is on the disk.
        @Test
        void whatIsAnsweredIsOnTheDisk() {
            try (PostgresDatabase database = schema.open()) {
                String commit = database.write(transaction -> transaction
                        .find("SHOW synchronous_commit", row -> row.text("synchronous_commit"))
                        .orElseThrow());
                assertThat(commit).isEqualTo("on");
            }
        }

        @Test
        void nobodyListeningIsUnavailable() {
            PostgresOptions hasty = new PostgresOptions(1, 1, 1, Duration.ofMillis(300));
            assertCode(
                    ErrorCode.UNAVAILABLE,
                    () -> PostgresDatabase.open("jdbc:postgresql://localhost:1/gimbal", "nobody", "", hasty)
                            .close());
        }
    }

    @Nested
    class Columns {
        @Test
        void manyRowsComeAsColumns() {
            try (PostgresDatabase database = schema.open()) {
                database.write(transaction -> transaction.update(
                        "INSERT INTO thing (id, real_value) SELECT * FROM unnest(?, ?)",
                        new Long[] {1L, Long.MAX_VALUE},
                        new Double[] {0.1, Double.NEGATIVE_INFINITY}));
                List<Double> reals = database.read(transaction ->
                        transaction.list("SELECT real_value FROM thing ORDER BY id", row -> row.real("real_value")));
                assertThat(reals).containsExactly(0.1, Double.NEGATIVE_INFINITY);
                long trues = database.read(transaction -> transaction
                        .find(
                                "SELECT COUNT(*) AS n FROM unnest(?) AS flags (flag) WHERE flag",
                                row -> row.integer("n"),
                                (Object) new Boolean[] {true, false, true})
                        .orElseThrow());
                assertThat(trues).isEqualTo(2);
            }
        }

        @Test
        void notANumberIsRefusedAmongThem() {
            try (PostgresDatabase database = schema.open()) {
                assertCode(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> database.write(transaction -> transaction.update(
                                "INSERT INTO thing (id, real_value) SELECT * FROM unnest(?, ?)",
                                new Long[] {1L},
                                new Double[] {Double.NaN})));
            }
        }
    }

    @Nested
    class Races {
        @Test
        void aWriteThatLostARaceRunsAgain() {
            try (PostgresDatabase database = schema.open()) {
                AtomicInteger runs = new AtomicInteger();
                database.write(transaction -> {
                    List<String> before = transaction.list("SELECT name FROM counter", row -> row.text("name"));
                    if (runs.incrementAndGet() == 1) {
                        // Sees nothing either: in whatever order they ran, one of the two must see the other.
                        database.write(rival -> {
                            assertThat(rival.list("SELECT name FROM counter", row -> row.text("name")))
                                    .isEmpty();
                            return rival.update("INSERT INTO counter (name, value) VALUES ('rival', 0)");
                        });
                    }
                    return transaction.update("INSERT INTO counter (name, value) VALUES ('mine', ?)", before.size());
                });
                assertThat(runs).hasValue(2);
                assertThat(names(database)).containsExactly("mine", "rival");
                List<Long> seenByMine = database.read(transaction ->
                        transaction.list("SELECT value FROM counter WHERE name = 'mine'", row -> row.integer("value")));
                assertThat(seenByMine).containsExactly(1L);
            }
        }

        @Test
        void moreThanMayWaitAreRefused() {
            try (PostgresDatabase database = schema.open(new PostgresOptions(1, 1, 5, Duration.ofSeconds(10)))) {
                CountDownLatch open = new CountDownLatch(1);
                List<CompletableFuture<Boolean>> writes = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    writes.add(database.writeLater(_ -> {
                        awaitUnchecked(open);
                        return true;
                    }));
                }
                assertCode(ErrorCode.RESOURCE_EXHAUSTED, () -> Await.result(writes.getLast()));
                open.countDown();
                assertThat(Await.result(writes.getFirst())).isTrue();
            }
        }
    }

    private static List<String> names(Database database) {
        return database.read(
                transaction -> transaction.list("SELECT name FROM counter ORDER BY name", row -> row.text("name")));
    }
}
