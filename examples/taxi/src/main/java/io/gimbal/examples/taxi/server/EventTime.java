package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.time.Instant;

/// The event time of a server. Thread-safe.
public final class EventTime {
    private final GimbalClient client;

    public EventTime(GimbalClient client) {
        this.client = client;
    }

    private record Move(String reached) {}

    /// Says that everything before this moment was sent, and waits until all that is due by then has happened.
    public void reach(Instant moment) {
        client.post("/api/v1/event-time", new Move(moment.toString()));
    }
}
