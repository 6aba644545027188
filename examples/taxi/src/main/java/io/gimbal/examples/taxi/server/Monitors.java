package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is watched at the endpoint, and what was raised. Thread-safe.
public final class Monitors {
    private final GimbalClient client;

    public Monitors(GimbalClient client) {
        this.client = client;
    }

    /// A day that is closed.
    ///
    /// @param requests predictions asked for
    /// @param predictions those with a value
    /// @param versions everything that was asked, also in shadow
    public record Chunk(
            LocalDate day, long requests, long predictions, long labels, Served served, List<Version> versions) {
        /// Of a day on which nobody asked anything.
        public static Chunk empty(LocalDate day) {
            Served nothing = new Served(0, Optional.empty(), Optional.empty(), Map.of(), 0);
            return new Chunk(day, 0, 0, 0, nothing, List.of());
        }

        /// How wrong a version was.
        public Optional<Errors> errorsOf(int version) {
            return versions.stream()
                    .filter(it -> it.version() == version)
                    .map(Version::errors)
                    .findFirst();
        }
    }

    /// The answers that were given.
    ///
    /// @param byVersion trips
    /// @param byFailsafe how many of them the failsafe answered
    public record Served(
            long labels, Optional<Double> mae, Optional<Double> bias, Map<String, Long> byVersion, long byFailsafe) {}

    public record Version(int version, Errors errors) {}

    /// In minutes; bias is predicted minus observed.
    public record Errors(long labels, Optional<Double> mae, Optional<Double> bias) {}

    /// @param severity `CRITICAL`, `WARNING` or `INFO`
    /// @param summary one line
    public record Alert(long number, String alert, String severity, Instant raisedAt, String summary) {
        public boolean isCritical() {
            return severity.equals("CRITICAL");
        }
    }

    private record Chunks(List<Chunk> items) {}

    private record Alerts(List<Alert> items, Optional<String> next) {}

    /// The day, if it is closed.
    public Optional<Chunk> chunk(LocalDate day) {
        return client
                .get("/api/v1/monitors/" + Endpoint.NAME + "/chunks?from=" + day + "&to=" + day, Chunks.class)
                .items()
                .stream()
                .findFirst();
    }

    /// Every alert that was raised, in order.
    public List<Alert> alerts() {
        Alerts alerts = client.get("/api/v1/alerts?size=1000", Alerts.class);
        if (alerts.next().isPresent()) {
            throw new IllegalStateException("more than 1000 alerts were raised");
        }
        return alerts.items().stream()
                .sorted(Comparator.comparingLong(Alert::number))
                .toList();
    }
}
