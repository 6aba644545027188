package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rides of the small project `interop`, as its people work with them: delivered, learned from, predicted.
record Rides(CommandLine gimbal, GimbalClient client) {
    static final String LEARNED = "2020-03-11T00:00:00Z";
    private static final Path PROJECT = Path.of("../interop/project");
    private static final Instant FIRST_DAY = Instant.parse("2020-03-01T00:00:00Z");

    static Rides on(CommandLine gimbal) {
        return new Rides(
                gimbal, GimbalClient.builder(gimbal.server().uri()).user("ann").build());
    }

    /// Lays the project's files out in a folder.
    static void project(Path folder) {
        try (Stream<Path> files = Files.list(PROJECT)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forty a day in ten days; the last breaks the contract.
    void deliver() {
        StringBuilder csv = new StringBuilder("ride,started,ended,zone,distance,shared,note\n");
        for (int ride = 0; ride < 400; ride++) {
            Instant start = FIRST_DAY.plusSeconds(ride / 40 * 86_400L + ride % 40 * 1_800L);
            csv.append(ride).append(',').append(start).append(',');
            csv.append(start.plusSeconds(seconds(ride))).append(',').append(1 + ride % 3);
            csv.append(',').append(ride == 399 ? -1 : distance(ride)).append(",true,\n");
        }
        try {
            Files.writeString(gimbal.folder().resolve("rides.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gimbal.done("data", "add", "rides", "rides.csv", "--as-of", LEARNED, "--why", "the first delivery");
    }

    private static double distance(int ride) {
        return 0.5 + ride * 37 % 230 / 20.0;
    }

    private static long seconds(int ride) {
        return Math.round(60 * (3 + 2.5 * distance(ride)));
    }

    void trainAndPromote() {
        assertThat(gimbal.done("pipelines", "run", "train", "--as-of", LEARNED).out())
                .contains("succeeded");
        assertThat(gimbal.run("promote", "ride-minutes@2", "--why", "better").err())
                .contains("trust failed");
        gimbal.done("review", "ride-minutes@2", "--approve", "--comment", "looks right", "--at", LEARNED);
        gimbal.done("promote", "ride-minutes@2", "--why", "better", "--at", LEARNED);
    }

    /// Sixty rides in ten hours from a moment on, and their labels. The world is slower by an hour than what was
    /// learned.
    ///
    /// @param name of the rides, which are `name-0` and so on
    /// @return when the last label was known
    Instant predictAndLabel(String name, Instant from) {
        List<Map<String, Object>> rides = new ArrayList<>();
        List<Map<String, Object>> labels = new ArrayList<>();
        Instant last = from;
        for (int ride = 0; ride < 60; ride++) {
            Instant start = from.plusSeconds(ride * 600L);
            String id = name + "-" + ride;
            Map<String, Object> inputs = Map.of("distance", distance(ride), "shared", true, "hour", ride / 6);
            rides.add(Map.of("id", id, "event_time", start.toString(), "keys", Map.of("zone", 1), "inputs", inputs));
            Instant end = start.plusSeconds(3_600 + seconds(ride));
            last = end.isAfter(last) ? end : last;
            labels.add(Map.of("prediction_id", id, "value", 60 + seconds(ride) / 60.0, "known_at", end.toString()));
        }
        client.post("/api/v1/endpoints/ride-minutes/predict", rides);
        client.post("/api/v1/endpoints/ride-minutes/labels", labels);
        return last;
    }
}
