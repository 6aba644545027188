package io.gimbal.bench;

import io.gimbal.core.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Predictions through the demo's endpoint, beside the model alone: feature lookup, every shadow, guardrails and a
/// recorded answer, with the keys and inputs of the demo's own trips under new ids.
public final class PredictBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int WARM = 30_000;
    private static final int BATCH = 100;

    private final Path root;
    private final @Nullable Path given;

    /// @param given a demo's home; its predictions grow. Without one the beginning of the story is told to a new one.
    public PredictBenchmark(Path root, @Nullable Path given) {
        this.root = root;
        this.given = given;
    }

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String about() {
        return "predictions through the demo's endpoint, with shadows, beside the model alone";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        Path scratch = Files.createTempDirectory("gimbal-bench");
        try {
            measure(given == null ? told(scratch.resolve("home")) : given, scratch, figures);
        } finally {
            new FolderTree(scratch).delete();
        }
    }

    /// One day beyond the training is enough for a champion with its shadows.
    private Path told(Path home) throws IOException, InterruptedException {
        System.err.println("bench: telling the beginning of the demo's story first");
        int code = new ProcessBuilder(
                        root.resolve("gimbal").toString(),
                        "demo",
                        "--home",
                        home.toString(),
                        "--port",
                        "0",
                        "--until",
                        "2020-03-15",
                        "--exit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("the demo ended with " + code);
        }
        return home;
    }

    private void measure(Path home, Path scratch, Consumer<Figure> figures) throws Exception {
        try (LocalServer server = LocalServer.start(root, home, List.of())) {
            DemoEndpoint endpoint = DemoEndpoint.at(server.address());
            try (RawSession raw = new RawSession(home, endpoint.championDigest(), scratch, endpoint.trips())) {
                raw.ask(WARM);
                Load one = new Load(endpoint, server.address(), 1, 1);
                one.run(WARM);
                Series alone = new Series();
                Series single = new Series();
                for (int round = 0; round < ROUNDS; round++) {
                    alone.add(raw.ask(20_000));
                    single.add(one.run(10_000));
                }
                alone.tell("version " + endpoint.championVersion() + " alone, a row at a time", figures);
                single.tell("1 connection, one a request, " + endpoint.shadows() + " shadows", figures);
                figures.accept(Figure.atMost(
                        "of that above the model alone, median", single.median() - alone.median(), "ms", 0.3));
                figures.accept(
                        Figure.atMost("of that above the model alone, p99", single.slow() - alone.slow(), "ms", 2));
            }
            several(new Load(endpoint, server.address(), 16, 1), 40_000).tell("16 connections, one a request", figures);
            several(new Load(endpoint, server.address(), 2, BATCH), 100_000)
                    .tell(String.format(Locale.ROOT, "2 connections, %d a request", BATCH), figures);
        }
    }

    private static Series several(Load load, int predictions) throws Exception {
        load.run(predictions / 4);
        Series series = new Series();
        for (int round = 0; round < ROUNDS; round++) {
            series.add(load.run(predictions));
        }
        return series;
    }

    /// The same measured in several rounds; the median round counts.
    private static final class Series {
        private final Rounds perSecond = new Rounds(ROUNDS);
        private final Rounds medians = new Rounds(ROUNDS);
        private final Rounds slowest = new Rounds(ROUNDS);

        void add(Load.Took took) {
            perSecond.add(took.perSecond());
            medians.add(took.millis().median());
            slowest.add(took.millis().quantile(0.99));
        }

        void add(Rounds millis) {
            perSecond.add(1_000 / millis.mean());
            medians.add(millis.median());
            slowest.add(millis.quantile(0.99));
        }

        double median() {
            return medians.median();
        }

        double slow() {
            return slowest.median();
        }

        void tell(String what, Consumer<Figure> figures) {
            figures.accept(Figure.of(what, perSecond.median(), "predictions/s"));
            figures.accept(Figure.of(what + ", median", median(), "ms"));
            figures.accept(Figure.of(what + ", p99", slow(), "ms"));
        }
    }
}
