package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import io.gimbal.examples.taxi.replay.Trip;
import java.time.Instant;
import java.util.List;

/// Features of a server. Thread-safe.
public final class Features {
    private static final String SERVICE = "trip_duration";

    private final GimbalClient client;

    public Features(GimbalClient client) {
        this.client = client;
    }

    private record Served(String service) {}

    private record Until(String until) {}

    private record OfSource(String source, String until) {}

    /// @param compared predictions
    /// @param mismatches those with a feature that is not, bit for bit, what the logged events give
    public record Skew(long compared, long mismatches) {}

    /// @param accepted new ones
    public record Ingested(long accepted, long repeated, long late) {}

    private record Event(
            String id,
            String eventTime,
            String pickupAt,
            long pickupZone,
            long dropoffZone,
            double distance,
            double duration) {
        static Event of(Trip trip) {
            return new Event(
                    trip.id(),
                    trip.dropoffAt().toString(),
                    trip.pickupAt().toString(),
                    trip.pickupZone(),
                    trip.dropoffZone(),
                    trip.distance(),
                    trip.duration());
        }
    }

    /// Brings what was known before a moment into the windows, from the newest version of each dataset.
    public void materialize(Instant until) {
        client.post("/api/v1/features/materialize", new Until(until.toString()));
    }

    /// The same for one source: its rows that became known since the last time.
    public void materialize(String source, Instant until) {
        client.post("/api/v1/features/materialize", new OfSource(source, until.toString()));
    }

    /// Trips have ended: every later lookup sees them.
    public Ingested push(List<Trip> trips) {
        return client.post(
                "/api/v1/sources/trips/events", trips.stream().map(Event::of).toList(), Ingested.class);
    }

    /// Derives the features of every prediction again from the logged events, and compares; what is found is kept as
    /// evidence.
    public Skew skew() {
        return client.post("/api/v1/features/skew", new Served(SERVICE), Skew.class);
    }
}
