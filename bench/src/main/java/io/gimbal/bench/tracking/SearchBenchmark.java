package io.gimbal.bench.tracking;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.Rounds;
import io.gimbal.bench.Serving;
import io.gimbal.core.FolderTree;
import java.io.EOFException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/// A page of 300 runs with all that was logged to them, filtered and ordered by metrics: ours beside MLflow's better
/// runner, among the same runs in the tables of each.
public final class SearchBenchmark implements Benchmark {
    private static final int OURS = 40;
    private static final int THEIRS = 8;

    /// Where one page takes a minute, one page must do.
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration WARMING = Duration.ofSeconds(15);
    private static final double ASKED = 50;

    private final Path root;
    private final int runs;

    public SearchBenchmark(Path root, int runs) {
        this.root = root;
        this.runs = runs;
    }

    @Override
    public String name() {
        return "tracking-search";
    }

    @Override
    public String about() {
        return "a page of %d among %,d runs, Gimbal and MLflow".formatted(SearchQuestion.PAGE, runs);
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        for (Engine.Kind kind : Engine.Kind.values()) {
            Path scratch = Files.createTempDirectory("gimbal-bench");
            try (Engine engine = kind.start()) {
                compare(engine, scratch, figures);
            } finally {
                new FolderTree(scratch).delete();
            }
        }
    }

    private void compare(Engine engine, Path scratch, Consumer<Figure> figures) throws Exception {
        Side gimbal = engine.gimbal(root, scratch);
        gimbal.fill(runs);
        double ours = median(gimbal, OURS);
        figures.accept(Figure.of(engine.text() + ": Gimbal, p50", ours, "ms"));
        double best = Double.POSITIVE_INFINITY;
        boolean filled = false;
        for (Side peer : engine.mlflow(root, scratch)) {
            if (!filled) {
                peer.fill(runs);
                filled = true;
            }
            best = Math.min(best, peer(peer, figures));
        }
        if (Double.isInfinite(best)) {
            throw new IllegalStateException("no runner of the peer answers a search in " + runs + " runs");
        }
        figures.accept(Figure.atLeast(engine.text() + ": ratio", best / ours, "x", ASKED));
    }

    /// A runner may end its worker before that has an answer: it then took longer than that.
    private static double peer(Side peer, Consumer<Figure> figures) throws Exception {
        long start = System.nanoTime();
        try {
            double theirs = median(peer, THEIRS);
            figures.accept(Figure.of(peer.text() + ", p50", theirs, "ms"));
            return theirs;
        } catch (EOFException | SocketException e) {
            double seconds = (System.nanoTime() - start) / 1e9;
            figures.accept(Figure.of(peer.text() + ": gave up without an answer after", seconds, "s"));
            return Double.POSITIVE_INFINITY;
        }
    }

    private static double median(Side side, int questions) throws Exception {
        System.err.println("bench: " + side.text() + ": search");
        Random random = new Random(1);
        try (Serving server = side.start();
                Rest rest = new Rest(server.address())) {
            double first = ask(rest, random);
            if (first > LONGEST.toMillis()) {
                return first;
            }
            warmUp(rest, random);
            long start = System.nanoTime();
            Rounds millis = new Rounds(questions);
            int asked = 0;
            while (asked == 0 || (asked < questions && System.nanoTime() - start < LONGEST.toNanos())) {
                millis.add(ask(rest, random));
                asked++;
            }
            return millis.median();
        }
    }

    private static void warmUp(Rest rest, Random random) throws Exception {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARMING.toNanos()) {
            ask(rest, random);
        }
    }

    private static double ask(Rest rest, Random random) throws Exception {
        SearchQuestion question = SearchQuestion.BESIDE_OTHERS;
        SearchPage page = SearchPage.ask(rest, question.body(question.filter(random), ""));
        page.requireFull();
        return page.millis();
    }
}
