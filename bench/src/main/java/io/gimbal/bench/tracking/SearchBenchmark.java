package io.gimbal.bench.tracking;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.Rounds;
import io.gimbal.core.FolderTree;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import io.gimbal.sql.PostgresDatabase;
import io.gimbal.sql.SqliteDatabase;
import io.gimbal.tracking.search.RunQuery;
import io.gimbal.tracking.search.RunSearch;
import io.gimbal.tracking.wiring.TrackingModule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// How long a page of 300 runs takes, with all that was logged to them, by how many runs there are: the first page and
/// those after it.
public final class SearchBenchmark implements Benchmark {
    private static final int ROUNDS = 12;
    private static final int PAGES = 4;

    private final List<Integer> sizes;

    /// @param quick leaves out the million
    public SearchBenchmark(boolean quick) {
        this.sizes = quick ? List.of(10_000, 100_000) : List.of(10_000, 100_000, 1_000_000);
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "a page of 300 runs with 20 metrics, 20 params and 6 tags";
    }

    @Override
    public List<Figure> run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (int runs : sizes) {
            Path folder = Files.createTempDirectory("gimbal-bench");
            try (Database database = SqliteDatabase.open(folder.resolve("bench.db"))) {
                figures.addAll(measure("SQLite", database, runs));
            } finally {
                new FolderTree(folder).delete();
            }
        }
        try (PostgresServer server = PostgresServer.start()) {
            for (int runs : sizes) {
                String url = server.jdbcUrl(server.create());
                try (Database database = PostgresDatabase.open(url, "postgres", "")) {
                    figures.addAll(measure("PostgreSQL", database, runs));
                }
            }
        }
        return figures;
    }

    private static List<Figure> measure(String engine, Database database, int runs) throws SQLException {
        String where = String.format(Locale.ROOT, "%s, %,d runs: ", engine, runs);
        System.err.println("bench: " + where + "filling the tables");
        database.migrate(TrackingModule.MIGRATIONS);
        new SearchSeed(database, runs).put();
        RunSearch search = new RunSearch(database);
        Random random = new Random(runs);
        List<SearchQuestion> questions = SearchQuestion.all();
        List<Figure> figures = new ArrayList<>();
        Times all = new Times(questions.size() * ROUNDS * PAGES);
        for (SearchQuestion question : questions) {
            ask(search, question, random, List.of());
            Times own = new Times(ROUNDS * PAGES);
            for (int round = 0; round < ROUNDS; round++) {
                ask(search, question, random, List.of(own, all));
            }
            figures.addAll(own.figures(where + question.what()));
        }
        figures.addAll(all.figures(where + "all"));
        return figures;
    }

    /// A few pages.
    private static void ask(RunSearch search, SearchQuestion question, Random random, List<Times> times) {
        RunQuery query = question.query(random, SearchSeed.EXPERIMENT);
        for (int page = 0; page < PAGES; page++) {
            long started = System.nanoTime();
            long worked = Times.worked();
            Optional<PageToken> next = search.search(query, _ -> {});
            times.forEach(it -> it.add(System.nanoTime() - started, Times.worked() - worked));
            if (next.isEmpty()) {
                return;
            }
            query = SearchQuestion.next(query, next.get());
        }
    }

    /// How long pages took, and how long the processor worked for them in this process: on a busy machine only the
    /// latter says much.
    private static final class Times {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private final Rounds elapsed;
        private final Rounds worked;

        Times(int most) {
            this.elapsed = new Rounds(most);
            this.worked = new Rounds(most);
        }

        static long worked() {
            return THREADS.getCurrentThreadCpuTime();
        }

        void add(long elapsedNanos, long workedNanos) {
            elapsed.add(elapsedNanos / 1e6);
            worked.add(workedNanos / 1e6);
        }

        List<Figure> figures(String what) {
            return List.of(
                    new Figure(what + ", p50", elapsed.median(), "ms"),
                    new Figure(what + ", p95", elapsed.quantile(0.95), "ms"),
                    new Figure(what + ", p95 of the processor's time", worked.quantile(0.95), "ms"));
        }
    }
}
