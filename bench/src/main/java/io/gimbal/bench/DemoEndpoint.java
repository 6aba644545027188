package io.gimbal.bench;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The endpoint of the taxi example, and the trips it was asked about, to be asked about again under ids of their own.
final class DemoEndpoint {
    private static final String PATH = "/api/v1/endpoints/trip-duration";
    private static final int TRIPS = 1_000;

    /// The online store answers of its newest days only.
    private static final Duration RECENT = Duration.ofDays(2);

    private final GimbalClient client;
    private final List<JsonObject> trips;
    private final AtomicLong asked = new AtomicLong(System.nanoTime());

    private DemoEndpoint(GimbalClient client, List<JsonObject> trips) {
        this.client = client;
        this.trips = trips;
    }

    static DemoEndpoint at(URI server) {
        GimbalClient client = GimbalClient.of(server);
        Instant reached = Instant.parse(get(client, "/api/v1/event-time").text("reached"));
        String newest = PATH + "/predictions?limit=" + TRIPS + "&from=" + reached.minus(RECENT);
        List<JsonObject> trips = get(client, newest).array("items").objects();
        if (trips.isEmpty()) {
            throw new IllegalStateException("the endpoint has made no prediction yet: its home is no demo's");
        }
        return new DemoEndpoint(client, trips);
    }

    static String path() {
        return PATH + "/predict";
    }

    /// What was asked and found out of each trip: `inputs`, `features`.
    List<JsonObject> trips() {
        return trips;
    }

    int championVersion() {
        return Math.toIntExact(get(client, PATH).object("champion").integer("version"));
    }

    String championDigest() {
        return get(client, "/api/v1/models/taxi/trip-duration/versions/" + championVersion())
                .text("digest");
    }

    int shadows() {
        return get(client, PATH).array("shadows").size();
    }

    private static JsonObject get(GimbalClient client, String path) {
        return (JsonObject) Json.parse(client.get(path).bytes());
    }

    /// A request for one trip.
    byte[] one(int trip) {
        return Json.bytes(item(trip));
    }

    /// A request for several, beginning with this.
    byte[] several(int trip, int count) {
        JsonValue[] items = new JsonValue[count];
        for (int i = 0; i < count; i++) {
            items[i] = item(trip + i);
        }
        return Json.bytes(JsonArray.of(items));
    }

    private JsonObject item(int trip) {
        JsonObject asking = trips.get(trip % trips.size());
        return JsonObject.builder()
                .put("id", "bench-" + asked.incrementAndGet())
                .put("event_time", asking.text("event_time"))
                .put("keys", asking.object("keys"))
                .put("inputs", asking.object("inputs"))
                .build();
    }
}
