package io.gimbal.examples.taxi.replay;

import java.time.Duration;
import java.time.Instant;

/// Trips for tests, on the 15th of March.
final class Trips {
    private Trips() {}

    /// @param pickup and
    /// @param dropoff `10:00` or `10:00:01`
    static Trip trip(String name, long zone, String pickup, String dropoff) {
        Instant from = at(pickup);
        Instant to = at(dropoff);
        return new Trip(name, from, to, zone, 1, 2.5, Duration.between(from, to).toSeconds() / 60.0);
    }

    static Instant at(String time) {
        return Instant.parse("2020-03-15T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }
}
