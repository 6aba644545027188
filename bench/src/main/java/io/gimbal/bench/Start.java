package io.gimbal.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// From the launcher on a home that exists to the first answer, and the memory that the server then has while nobody
/// asks.
///
/// @param root where the launcher is
/// @param settings further options of `gimbal server`
public record Start(Path root, Path home, List<String> settings) {
    private static final int ROUNDS = 7;
    private static final int IDLE_SECONDS = 5;
    private static final double MOST_MILLIS = 1_000;
    private static final double MOST_MEGABYTES = 300;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /// @param where what is said before
    public void run(String where, Consumer<Figure> figures) throws IOException, InterruptedException {
        Rounds millis = new Rounds(ROUNDS);
        Rounds megabytes = new Rounds(ROUNDS);
        once(new Rounds(1), new Rounds(1)); // makes the home, and the class cache if need be
        for (int round = 0; round < ROUNDS; round++) {
            once(millis, megabytes);
        }
        figures.accept(Figure.atMost(where + "start to first answer", millis.median(), "ms", MOST_MILLIS));
        figures.accept(Figure.atMost(where + "resident when idle", megabytes.median(), "MB", MOST_MEGABYTES));
    }

    private void once(Rounds millis, Rounds megabytes) throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (LocalServer server = LocalServer.start(root, home, settings)) {
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
