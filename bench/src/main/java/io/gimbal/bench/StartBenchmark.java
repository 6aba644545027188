package io.gimbal.bench;

import io.gimbal.core.FolderTree;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From `./gimbal server` on a home that exists to the first answer, and the memory it then takes while nobody asks.
public final class StartBenchmark implements Benchmark {
    private static final int ROUNDS = 7;
    private static final int IDLE_SECONDS = 5;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Path root;

    public StartBenchmark(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "start of the server by its launcher, and its memory when idle";
    }

    @Override
    public List<Figure> run() throws Exception {
        Path home = Files.createTempDirectory("gimbal-bench");
        Rounds millis = new Rounds(ROUNDS);
        Rounds megabytes = new Rounds(ROUNDS);
        try {
            start(home, new Rounds(1), new Rounds(1)); // makes the home, and the class cache if need be
            for (int round = 0; round < ROUNDS; round++) {
                start(home, millis, megabytes);
            }
        } finally {
            new FolderTree(home).delete();
        }
        return List.of(
                new Figure("start to first answer (budget: 1,000 ms)", millis.median(), "ms"),
                new Figure("resident when idle (budget: 300 MB)", megabytes.median(), "MB"));
    }

    private void start(Path home, Rounds millis, Rounds megabytes) throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (LocalServer server = LocalServer.start(root, home)) {
            HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/health/ready"))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                int status = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("the server is not ready: " + status);
                }
            }
            millis.add((System.nanoTime() - started) / 1e6);
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            megabytes.add(resident(server.processId()));
        }
    }

    private static double resident(long pid) throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        if (!matcher.find()) {
            throw new IllegalStateException("no memory is told for process " + pid);
        }
        return Long.parseLong(matcher.group(1)) / 1024.0;
    }
}
