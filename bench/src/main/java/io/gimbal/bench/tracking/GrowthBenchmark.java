package io.gimbal.bench.tracking;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.Rounds;
import io.gimbal.bench.Serving;
import io.gimbal.bench.Start;
import io.gimbal.core.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// How long a page of 300 runs takes, with all that was logged to them, by how many runs there are: the first page and
/// those after it, of every sort of question. And how the server starts on as many runs.
public final class GrowthBenchmark implements Benchmark {
    private static final int ROUNDS = 8;

    /// How often all is asked before it counts, so that the server runs as it does after its first half minute.
    private static final int WARMING = 4;
    private static final int PAGES = 4;
    private static final double MOST_MILLIS = 50;

    private final Path root;
    private final List<Integer> sizes;

    /// @param sizes how many runs, the largest last
    public GrowthBenchmark(Path root, List<Integer> sizes) {
        this.root = root;
        this.sizes = List.copyOf(sizes);
    }

    @Override
    public String name() {
        return "tracking-growth";
    }

    @Override
    public String about() {
        return "a page of %d runs with 20 metrics, 20 params and 6 tags, by how many there are"
                .formatted(SearchQuestion.PAGE);
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        for (Engine.Kind kind : Engine.Kind.values()) {
            try (Engine engine = kind.start()) {
                for (int runs : sizes) {
                    measure(engine, runs, figures);
                }
            }
        }
    }

    private void measure(Engine engine, int runs, Consumer<Figure> figures) throws Exception {
        String where = String.format(Locale.ROOT, "%s, %,d runs: ", engine.text(), runs);
        Path scratch = Files.createTempDirectory("gimbal-bench");
        try {
            Engine.Gimbal gimbal = engine.gimbal(root, scratch);
            if (runs == sizes.getFirst()) {
                new Start(root, gimbal.home(), gimbal.store().settings()).run(engine.text() + ", no runs: ", figures);
            }
            gimbal.fill(runs);
            try (Serving server = gimbal.start();
                    Rest rest = new Rest(server.address())) {
                search(rest, where, figures);
            }
            if (runs == sizes.getLast()) {
                new Start(root, gimbal.home(), gimbal.store().settings()).run(where, figures);
            }
        } finally {
            new FolderTree(scratch).delete();
        }
    }

    private void search(Rest rest, String where, Consumer<Figure> figures) throws IOException {
        System.err.println("bench: " + where + "searches");
        Random random = new Random(1);
        List<SearchQuestion> questions = SearchQuestion.all();
        for (int round = 0; round < WARMING; round++) {
            for (SearchQuestion question : questions) {
                ask(rest, question, random, List.of());
            }
        }
        Rounds all = new Rounds(questions.size() * ROUNDS * PAGES);
        for (SearchQuestion question : questions) {
            Rounds own = new Rounds(ROUNDS * PAGES);
            for (int round = 0; round < ROUNDS; round++) {
                ask(rest, question, random, List.of(own, all));
            }
            figures.accept(Figure.of(where + question.what() + ", p50", own.median(), "ms"));
        }
        figures.accept(Figure.of(where + "all, p50", all.median(), "ms"));
        figures.accept(Figure.atMost(where + "all, p95", all.quantile(0.95), "ms", MOST_MILLIS));
    }

    /// A few pages.
    private static void ask(Rest rest, SearchQuestion question, Random random, List<Rounds> times) throws IOException {
        String filter = question.filter(random);
        String token = "";
        for (int i = 0; i < PAGES; i++) {
            SearchPage page = SearchPage.ask(rest, question.body(filter, token));
            times.forEach(it -> it.add(page.millis()));
            token = page.token();
            if (token.isEmpty()) {
                return;
            }
        }
    }
}
