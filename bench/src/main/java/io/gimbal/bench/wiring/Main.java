package io.gimbal.bench.wiring;

import io.gimbal.bench.Benchmark;
import io.gimbal.bench.CommitBenchmark;
import io.gimbal.bench.Figure;
import io.gimbal.bench.PredictBenchmark;
import io.gimbal.bench.StartBenchmark;
import io.gimbal.bench.artifacts.ArtifactBenchmark;
import io.gimbal.bench.tracking.GrowthBenchmark;
import io.gimbal.bench.tracking.LogBenchmark;
import io.gimbal.bench.tracking.SearchBenchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bench/run [NAME...] [--home DIR] [--quick]`: prints a table in Markdown for each benchmark.
public final class Main {
    private static final String HOME = "--home";
    private static final String QUICK = "--quick";

    private Main() {}

    public static void main(String... arguments) throws Exception {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments));
        if (wanted.contains("-h") || wanted.contains("--help")) {
            System.out.println(help(all(null, false)));
            return;
        }
        boolean quick = wanted.remove(QUICK);
        Path home = null;
        int flag = wanted.indexOf(HOME);
        if (flag >= 0 && flag + 1 < wanted.size()) {
            wanted.remove(flag);
            home = Path.of(wanted.remove(flag)).toAbsolutePath();
        }
        List<Benchmark> all = all(home, quick);
        List<String> names = all.stream().map(Benchmark::name).toList();
        if (wanted.stream().anyMatch(it -> names.stream().noneMatch(name -> isOf(name, it)))) {
            System.err.println("bench: expected some of " + String.join(", ", names) + "; --help tells more");
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(new Stop(Thread.currentThread())));
        for (Benchmark benchmark : all) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(it -> isOf(benchmark.name(), it))) {
                print(benchmark);
            }
        }
    }

    /// `tracking` means `tracking-log` and its like, too.
    private static boolean isOf(String name, String wanted) {
        return name.equals(wanted) || name.startsWith(wanted + "-");
    }

    private static List<Benchmark> all(@Nullable Path home, boolean quick) {
        Path root = Path.of("").toAbsolutePath();
        return List.of(
                new StartBenchmark(root),
                new CommitBenchmark(),
                new PredictBenchmark(root, home),
                new LogBenchmark(root, quick ? 2 : 5),
                new SearchBenchmark(root, quick ? 10_000 : 100_000),
                new GrowthBenchmark(root, quick ? List.of(10_000, 100_000) : List.of(10_000, 100_000, 1_000_000)),
                new ArtifactBenchmark(root, quick ? 128 : 1_024));
    }

    private static String help(List<Benchmark> all) {
        StringBuilder help = new StringBuilder("""
                bench/run [NAME]... [--home DIR] [--quick]

                Measures, and prints a table in Markdown for each benchmark; without a name, all of them:
                """);
        all.forEach(it -> help.append("  %-18s %s%n".formatted(it.name(), it.about())));
        return help.append("""

                Each starts what it needs, on homes of its own that are removed, and takes the median of several
                rounds. predict first tells the beginning of the demo's story, which takes a minute or two; --home DIR
                takes the home of a demo that was told, whose predictions then grow by some hundred thousand.
                tracking is all those that begin so, and takes about an hour; it starts MLflow's own server too, from
                interop/.venv (interop/setup makes it), and fills tables with a million runs, for which it needs 10 GB.
                --quick is for a look.
                Nothing else should run meanwhile: a time on a busy machine is an upper bound.""").toString();
    }

    private static void print(Benchmark benchmark) throws Exception {
        System.out.println("\n**" + benchmark.about() + "**\n\n" + Figure.HEAD);
        benchmark.run(figure -> System.out.println(figure.row()));
    }
}
