package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problems;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJson;
import io.gimbal.features.EventSource;
import io.gimbal.features.Ingested;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceEvents;
import io.gimbal.features.SourceName;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Events come in. Answered when they are durable and every later lookup sees them.
final class EventRoutes {
    private static final int MOST_EVENTS = 10_000;

    private final Supplier<Definitions> definitions;
    private final SourceEvents events;

    EventRoutes(Supplier<Definitions> definitions, SourceEvents events) {
        this.definitions = definitions;
        this.events = events;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/sources/{source}/events", this::append).with(Route.Trait.RECORDED),
                Route.post("/api/v1/features/push", this::push).with(Route.Trait.RECORDED));
    }

    /// `[{id, event_time, ...}, ...]`
    private Response append(Request request) {
        SourceName source = new SourceName(request.pathParameter("source"));
        if (request.json() instanceof JsonArray array) {
            return append(source, array);
        }
        throw CodedException.invalidArgument("expected an array of events");
    }

    /// `{source, events: [{id, event_time, ...}, ...]}`
    private Response push(Request request) {
        JsonObject body = Bodies.object(request, "source", "events");
        return append(new SourceName(body.text("source")), body.array("events"));
    }

    private Response append(SourceName name, JsonArray array) {
        if (array.items().size() > MOST_EVENTS) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    array.items().size() + " events at once, at most " + MOST_EVENTS + " are taken");
        }
        EventSource source = definitions.get().source(name);
        Ingested ingested = events.append(name, read(source, array.items()));
        return Response.json(ingested);
    }

    private static List<SourceEvent> read(EventSource source, List<JsonValue> values) {
        List<SourceEvent> read = new ArrayList<>(values.size());
        Problems problems = new Problems();
        for (JsonValue value : values) {
            String place = "[" + (read.size() + problems.list().size()) + "]";
            if (value instanceof JsonObject object) {
                read(source, object, place, read, problems);
            } else {
                problems.add(place, "expected an object, found " + value.kind());
            }
        }
        problems.throwIfAny("the events");
        return read;
    }

    private static void read(
            EventSource source, JsonObject object, String place, List<SourceEvent> read, Problems problems) {
        try {
            read.add(EventJson.read(source, object));
        } catch (CodedException e) {
            problems.add(place, e.getMessage());
        }
    }
}
