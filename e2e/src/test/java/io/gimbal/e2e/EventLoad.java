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
    private static final String PROJECT = "project: kills\nowner: e2e\n";
    private static final String FEATURES = """
            source: ticks
            type: events
            files: "ticks.csv"
            id: [worker, at]
            time: at
            columns:
              worker: { from: worker, type: long }
              at:     { from: at, type: timestamp }
              amount: { from: amount, type: double }
            ---
            entity: worker
            keys: { worker: long }
            ---
            feature-view: activity
            entity: worker
            source: ticks
            features:
              ticks: { count: "*", windows: [1h] }
            """;

    @Override
    public void prepare(GimbalClient client, int workers) {
        List<Map<String, String>> files = List.of(
                Map.of("path", "project.yaml", "text", PROJECT), Map.of("path", "features.yaml", "text", FEATURES));
        client.post("/api/v1/apply", Map.of("files", files, "why", "something to send events to"));
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
