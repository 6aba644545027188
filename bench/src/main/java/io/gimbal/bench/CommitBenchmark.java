package io.gimbal.bench;

import io.gimbal.core.Await;
import io.gimbal.core.FolderTree;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.sql.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Rows a second that are on disk: raw SQLite, one thread, prepared batches, a synced commit for each; and
/// the same rows through [Database], which shares commits between writers.
public final class CommitBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final double LEAST_RATIO = 0.5;
    private static final int BATCH = 1_000;
    private static final int BATCHES = 60;
    private static final int WRITERS = 64;
    private static final int SINGLE_WRITES = 20_000;
    private static final String INSERT = "INSERT INTO bench_metric (run, name, step, value) VALUES (?, ?, ?, ?)";
    private static final Migrations TABLES = new Migrations("bench");

    @Override
    public String name() {
        return "commits";
    }

    @Override
    public String about() {
        return "group commit beside raw SQLite, rows on disk a second";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        Rounds rawBatches = new Rounds(ROUNDS);
        Rounds ourBatches = new Rounds(ROUNDS);
        Rounds rawSingles = new Rounds(ROUNDS);
        Rounds ourSingles = new Rounds(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createTempDirectory("gimbal-bench");
            try {
                rawBatches.add(raw(folder.resolve("raw.db"), BATCHES, BATCH));
                rawSingles.add(raw(folder.resolve("raw1.db"), 500, 1));
                try (Database database = SqliteDatabase.open(folder.resolve("ours.db"))) {
                    database.migrate(TABLES);
                    ourBatches.add(batches(database));
                    ourSingles.add(singles(database));
                }
            } finally {
                new FolderTree(folder).delete();
            }
        }
        figures.accept(Figure.of("raw SQLite, one thread, synced batches of 1,000", rawBatches.median(), "rows/s"));
        figures.accept(Figure.of("Gimbal, 4 writers, batches of 1,000", ourBatches.median(), "rows/s"));
        figures.accept(Figure.atLeast("ratio of batches", ourBatches.median() / rawBatches.median(), "x", LEAST_RATIO));
        figures.accept(Figure.of("raw SQLite, one thread, a synced commit a row", rawSingles.median(), "rows/s"));
        figures.accept(Figure.of("Gimbal, 64 writers, a row each", ourSingles.median(), "rows/s"));
        figures.accept(Figure.of("ratio of single writes", ourSingles.median() / rawSingles.median(), "x"));
    }

    /// @return rows a second
    private static double raw(Path file, int batches, int rows) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement setup = connection.createStatement()) {
            setup.execute("PRAGMA journal_mode=WAL");
            setup.execute("PRAGMA synchronous=FULL");
            setup.execute(table());
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                long started = System.nanoTime();
                for (int batch = 0; batch < batches; batch++) {
                    for (int row = 0; row < rows; row++) {
                        insert.setString(1, "run-0");
                        insert.setString(2, "loss");
                        insert.setLong(3, (long) batch * rows + row);
                        insert.setDouble(4, row / 8.0);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                }
                return perSecond((long) batches * rows, started);
            }
        }
    }

    /// The table that [Database] makes, too.
    private static String table() throws IOException {
        try (InputStream script = CommitBenchmark.class.getResourceAsStream("/db/bench/V1__metric.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double batches(Database database) throws Exception {
        int writers = 4;
        long started = System.nanoTime();
        inParallel(writers, writer -> {
            for (int batch = 0; batch < BATCHES / writers; batch++) {
                long first = (long) batch * BATCH;
                database.write(transaction -> insert(transaction, "batch-" + writer, first, BATCH));
            }
        });
        return perSecond((long) BATCHES / writers * writers * BATCH, started);
    }

    private static double singles(Database database) throws Exception {
        long started = System.nanoTime();
        inParallel(WRITERS, writer -> {
            for (int row = 0; row < SINGLE_WRITES / WRITERS; row++) {
                long step = row;
                Await.result(database.writeLater(transaction -> insert(transaction, "single-" + writer, step, 1)));
            }
        });
        return perSecond((long) SINGLE_WRITES / WRITERS * WRITERS, started);
    }

    private static int insert(Transaction transaction, String run, long first, int rows) throws SQLException {
        List<Object[]> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(new Object[] {run, "loss", first + row, row / 8.0});
        }
        transaction.batch(INSERT, values);
        return rows;
    }

    private static void inParallel(int writers, Work work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(threads.submit(() -> work.run(number)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static double perSecond(long rows, long started) {
        return rows * 1e9 / (System.nanoTime() - started);
    }

    @FunctionalInterface
    private interface Work {
        void run(int writer);
    }
}
