package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Predictions, one a request, each followed by its label. When they are looked for another version is the champion:
/// an answer that was made again instead of being kept is another one.
final class PredictionLoad implements Load {
    private static final String ENDPOINT = "/api/v1/endpoints/effort";
    private static final String MODEL = "/api/v1/models/kills/effort";
    private static final Instant START = Instant.parse("2020-03-01T00:00:00Z");
    private static final int CHECKED_AT_ONCE = 500;

    private final Path models;

    /// By id, as they were given the first time.
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /// @param models a folder for the two versions
    PredictionLoad(Path models) {
        this.models = models;
    }

    @Override
    public void prepare(GimbalClient client, int workers) {
        SampleProject.apply(client);
        for (int version = 1; version <= 2; version++) {
            TrainedModel.train(models.resolve("version-" + version), version * 2.5)
                    .register(client, MODEL);
        }
        promote(client, 1);
        for (int worker = 0; worker < workers; worker++) {
            new EventLoad().write(client, worker, 0);
        }
    }

    private static void promote(GimbalClient client, int version) {
        client.put(MODEL + "/aliases/answering", Map.of("version", version, "why", "its turn"));
    }

    @Override
    public void write(GimbalClient client, int worker, long number) {
        String answer =
                client.post(ENDPOINT + "/predict", asked(worker, number)).text();
        answers.put(id(worker, number), answer);
        client.post(ENDPOINT + "/labels", List.of(label(worker, number)));
    }

    /// Those whose answer is not the first one, or whose label is joined only now.
    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        List<Long> acknowledged = numbers.boxed().toList();
        promote(client, 2);
        long missing = 0;
        for (int from = 0; from < acknowledged.size(); from += CHECKED_AT_ONCE) {
            List<Long> part = acknowledged.subList(from, Math.min(acknowledged.size(), from + CHECKED_AT_ONCE));
            missing += Math.max(answeredAnew(client, worker, part), labelledAnew(client, worker, part));
        }
        promote(client, 1);
        return missing;
    }

    private long answeredAnew(GimbalClient client, int worker, List<Long> numbers) {
        List<Object> asked = new ArrayList<>();
        numbers.forEach(number -> asked.add(asked(worker, number)));
        List<JsonValue> again = Json.read(
                        client.post(ENDPOINT + "/predict", asked).bytes(), JsonArray.class)
                .items();
        return IntStream.range(0, again.size())
                .filter(i -> !Json.text(again.get(i)).equals(answers.get(id(worker, numbers.get(i)))))
                .count();
    }

    private static long labelledAnew(GimbalClient client, int worker, List<Long> numbers) {
        List<Object> labels = new ArrayList<>();
        numbers.forEach(number -> labels.add(label(worker, number)));
        byte[] answer = client.post(ENDPOINT + "/labels", labels).bytes();
        return Json.read(answer, JsonObject.class).integer("joined");
    }

    private static Map<String, Object> label(int worker, long number) {
        return Map.of(
                "prediction_id",
                id(worker, number),
                "value",
                minutes(number),
                "known_at",
                time(number).toString());
    }

    private static Map<String, Object> asked(int worker, long number) {
        return Map.of(
                "id",
                id(worker, number),
                "event_time",
                time(number).toString(),
                "keys",
                Map.of("worker", worker),
                "inputs",
                Map.of("distance", number % 40));
    }

    private static String id(int worker, long number) {
        return worker + "-" + number;
    }

    private static double minutes(long number) {
        return number / 8.0;
    }

    private static Instant time(long number) {
        return START.plusMillis(number);
    }
}
