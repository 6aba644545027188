package io.gimbal.eventtime.http;

import io.gimbal.eventtime.Advance;
import io.gimbal.eventtime.EventClock;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `/api/v1/event-time`: where it stands, and `{"reached": T}` to move it.
public final class EventTimeRoutes {
    private static final String EVENT_TIME = "/api/v1/event-time";

    private final EventClock clock;

    public EventTimeRoutes(EventClock clock) {
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get(EVENT_TIME, this::get), Route.post(EVENT_TIME, this::advance));
    }

    private Response get(Request request) {
        return Response.json(new Standing(clock.reached()));
    }

    private Response advance(Request request) {
        Advance advance = clock.advance(request.json(Move.class).reached());
        return Response.json(new Moved(
                advance.reached(),
                advance.ran().stream()
                        .map(ran -> new RanAnswer(ran.name(), ran.at()))
                        .toList()));
    }

    record Standing(Optional<Instant> reached) {}

    record Move(Instant reached) {}

    record Moved(Instant reached, List<RanAnswer> ran) {}

    record RanAnswer(String name, Instant at) {}
}
