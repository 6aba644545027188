package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A run for each worker, whose loss is logged step by step.
final class MetricLoad implements Load {
    private static final Instant START = Instant.parse("2020-03-01T00:00:00Z");

    private final List<String> runs = new ArrayList<>();

    @Override
    public void prepare(GimbalClient client, int workers) {
        for (int worker = 0; worker < workers; worker++) {
            JsonObject run = read(client.post("/api/v1/runs", Map.of("name", "worker-" + worker))
                    .bytes());
            runs.add(run.text("id"));
        }
    }

    @Override
    public void write(GimbalClient client, int worker, long number) {
        Map<String, Object> metric = Map.of(
                "key",
                "loss",
                "value",
                number / 8.0,
                "at",
                START.plusSeconds(number).toString(),
                "step",
                number);
        client.post("/api/v1/runs/" + runs.get(worker) + "/batch", Map.of("metrics", List.of(metric)));
    }

    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        String path = "/api/v1/runs/" + runs.get(worker) + "/metrics/loss?limit=100000";
        Set<Long> found = read(client.get(path).bytes()).array("values").objects().stream()
                .filter(value -> value.number("value") == value.integer("step") / 8.0)
                .map(value -> value.integer("step"))
                .collect(Collectors.toSet());
        return numbers.filter(number -> !found.contains(number)).count();
    }

    private static JsonObject read(byte[] body) {
        return Json.read(body, JsonObject.class);
    }
}
