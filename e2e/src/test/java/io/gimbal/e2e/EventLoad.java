package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Events of a source, one a request, each with an id of its own.
final class EventLoad implements Load {
    private static final Instant START = Instant.parse("2020-03-01T00:00:00Z");
    private static final int CHECKED_AT_ONCE = 500;

    @Override
    public void prepare(GimbalClient client, int workers) {
        SampleProject.apply(client);
    }

    @Override
    public void write(GimbalClient client, int worker, long number) {
        client.post("/api/v1/sources/ticks/events", List.of(event(worker, number)));
    }

    /// An event that is sent again counts as repeated if it is there, and as accepted if it is not.
    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        List<Object> events = new ArrayList<>();
        numbers.forEach(number -> events.add(event(worker, number)));
        long missing = 0;
        for (int from = 0; from < events.size(); from += CHECKED_AT_ONCE) {
            List<Object> part = events.subList(from, Math.min(events.size(), from + CHECKED_AT_ONCE));
            byte[] answer = client.post("/api/v1/sources/ticks/events", part).bytes();
            missing += Json.read(answer, JsonObject.class).integer("accepted");
        }
        return missing;
    }

    private static Map<String, Object> event(int worker, long number) {
        String at = START.plusSeconds(number).toString();
        return Map.of("id", worker + "|" + at, "event_time", at, "worker", worker, "at", at, "amount", number / 8.0);
    }
}
