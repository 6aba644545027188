package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A run for each worker, with a small file for each number. What a kill cut off is there as a whole or not at all.
final class ArtifactLoad implements Load {
    private final List<String> runs = new ArrayList<>();

    @Override
    public void prepare(GimbalClient client, int workers) {
        for (int worker = 0; worker < workers; worker++) {
            byte[] run = client.post("/api/v1/runs", Map.of("name", "worker-" + worker))
                    .bytes();
            runs.add(Json.read(run, JsonObject.class).text("id"));
        }
    }

    @Override
    public void write(GimbalClient client, int worker, long number) {
        client.put(path(worker, number), content(worker, number));
    }

    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        Set<Long> wanted = numbers.boxed().collect(Collectors.toSet());
        long first = wanted.stream().mapToLong(it -> it).min().orElse(0);
        long last = wanted.stream().mapToLong(it -> it).max().orElse(-1);
        return LongStream.rangeClosed(first, last)
                .filter(number -> !isWhole(client, worker, number) && wanted.contains(number))
                .count();
    }

    /// @throws AssertionError if it is there and something else
    private boolean isWhole(GimbalClient client, int worker, long number) {
        try {
            byte[] found = client.get(path(worker, number)).bytes();
            if (!Json.parse(found).equals(Json.toValue(content(worker, number)))) {
                throw new AssertionError("half an artifact at " + path(worker, number));
            }
            return true;
        } catch (GimbalException e) {
            if (e.code().equals("not-found")) {
                return false;
            }
            throw e;
        }
    }

    private String path(int worker, long number) {
        return "/api/v1/runs/" + runs.get(worker) + "/artifacts/" + number % 10 + "/" + number + ".json";
    }

    /// Some have the same content.
    private static Map<String, Object> content(int worker, long number) {
        return Map.of("worker", number % 3 == 0 ? -1 : worker, "number", number, "filling", "x".repeat(2_000));
    }
}
