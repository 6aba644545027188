package io.gimbal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that writes, and fills the disk under one.
final class SqliteCrashIT {
    private static final String ROOM_AGAIN = "room";

    @TempDir
    Path folder;

    @RepeatedTest(5)
    void everyAcknowledgedWriteSurvivesKill9() {
        List<String> acknowledged;
        try (ChildProcess child = ChildProcess.start(Writer.class, folder.toString())) {
            acknowledged = new ArrayList<>(child.readLines(500));
            acknowledged.addAll(child.kill());
        }
        assertFound(acknowledged);
    }

    @Test
    void onAFullDiskNothingAcknowledgedIsLost_andItGoesOnAfterRoomWasMade() {
        List<String> acknowledged = new ArrayList<>();
        try (ChildProcess child =
                ChildProcess.startWithFileLimit(DataSize.ofMegabytes(2), Filler.class, folder.toString())) {
            Predicate<String> refusal =
                    line -> line.equals(ErrorCode.NO_SPACE.name()) || line.equals(ErrorCode.UNAVAILABLE.name());
            List<String> before = child.readLines(1000);
            assertThat(before).hasSize(1000).endsWith("full").anyMatch(refusal);
            child.liftFileLimit();
            child.tell(ROOM_AGAIN);
            List<String> after = child.readLines(200);
            assertThat(after).hasSize(200).noneMatch(refusal);
            acknowledged.addAll(
                    before.stream().filter(line -> line.startsWith("id ")).toList());
            assertThat(acknowledged).hasSizeBetween(50, 990);
            acknowledged.addAll(after);
            child.kill();
        }
        assertFound(acknowledged);
    }

    private void assertFound(List<String> acknowledged) {
        try (Database database = TestDatabases.sqlite(folder)) {
            List<String> intact = database.read(
                    transaction -> transaction.list("PRAGMA integrity_check", row -> row.text("integrity_check")));
            assertThat(intact).containsExactly("ok");
            List<String> found =
                    database.read(transaction -> transaction.list("SELECT name FROM counter", row -> row.text("name")));
            List<String> lost = new ArrayList<>(acknowledged);
            lost.removeAll(found);
            System.out.println(
                    "acknowledged " + acknowledged.size() + ", found " + found.size() + ", lost " + lost.size());
            assertThat(lost).isEmpty();
        }
    }

    private static Database open(String folder) {
        Database database = TestDatabases.sqlite(Path.of(folder));
        database.migrate(new Migrations("contract"));
        return database;
    }

    private static String write(Database database, String name) {
        database.write(transaction ->
                transaction.update("INSERT INTO counter (name, value) VALUES (?, ?)", name, (long) name.length()));
        return name;
    }

    /// Writes from eight threads until it is killed, and prints each id once it is acknowledged.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            Database database = open(arguments[0]);
            AtomicLong next = new AtomicLong();
            for (int i = 0; i < 8; i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        System.out.println(write(database, "id " + next.incrementAndGet()));
                    }
                });
            }
        }
    }

    /// Tries 999 writes of four threads, prints what became of each, then "full"; told that there is room, 200 more.
    static final class Filler {
        private Filler() {}

        public static void main(String[] arguments) throws IOException {
            Database database = open(arguments[0]);
            AtomicLong next = new AtomicLong();
            writeAll(database, next, 999);
            System.out.println("full");
            byte[] told = new byte[ROOM_AGAIN.length()];
            if (System.in.read(told) == told.length && ROOM_AGAIN.equals(new String(told, StandardCharsets.UTF_8))) {
                writeAll(database, next, 200);
            }
        }

        private static void writeAll(Database database, AtomicLong next, int count) {
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < count; i++) {
                    threads.execute(() -> System.out.println(tryWrite(database, "id " + next.incrementAndGet())));
                }
            }
        }

        private static String tryWrite(Database database, String name) {
            try {
                return write(database, name + "x".repeat(8000));
            } catch (CodedException e) {
                return e.code().name();
            }
        }
    }
}
