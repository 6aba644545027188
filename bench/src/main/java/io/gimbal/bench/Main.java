package io.gimbal.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `bench/run [NAME...] [--server URL]`: prints a table in Markdown for each benchmark.
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws Exception {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments));
        URI server = URI.create("http://127.0.0.1:8420");
        int flag = wanted.indexOf("--server");
        if (flag >= 0) {
            wanted.remove(flag);
            server = URI.create(wanted.remove(flag));
        }
        List<Benchmark> all = List.of(
                new StartBenchmark(Path.of("").toAbsolutePath()), new CommitBenchmark(), new PredictBenchmark(server));
        List<String> names = all.stream().map(Benchmark::name).toList();
        if (!names.containsAll(wanted)) {
            System.err.println("bench: expected some of " + String.join(", ", names));
            System.exit(2);
        }
        for (Benchmark benchmark : all) {
            if (wanted.isEmpty() || wanted.contains(benchmark.name())) {
                print(benchmark);
            }
        }
    }

    private static void print(Benchmark benchmark) throws Exception {
        System.out.println("\n| " + benchmark.about() + " | |\n|---|--:|");
        benchmark.run().forEach(figure -> System.out.println(figure.row()));
    }
}
