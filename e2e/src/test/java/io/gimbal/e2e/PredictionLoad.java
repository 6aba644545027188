package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /// Labels by prediction, as the server lists them in the end.
    private final Map<String, Double> listed = new HashMap<>();

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
        Object label = Map.of(
                "prediction_id",
                id(worker, number),
                "value",
                minutes(number),
                "known_at",
                time(number).toString());
        client.post(ENDPOINT + "/labels", List.of(label));
    }

    /// Those that are not listed with their label, and those whose answer is not the first one.
    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        promote(client, 2);
        if (listed.isEmpty()) {
            Listing.read(
                    client,
                    ENDPOINT + "/predictions?limit=10000",
                    prediction -> prediction
                            .findObject("label")
                            .ifPresent(label -> listed.put(prediction.text("prediction_id"), label.number("value"))));
        }
        List<Long> acknowledged = numbers.boxed().toList();
        Set<Long> lost = new HashSet<>();
        for (int from = 0; from < acknowledged.size(); from += CHECKED_AT_ONCE) {
            List<Long> part = acknowledged.subList(from, Math.min(acknowledged.size(), from + CHECKED_AT_ONCE));
            lost.addAll(answeredAnew(client, worker, part));
        }
        acknowledged.stream()
                .filter(number -> !Double.valueOf(minutes(number)).equals(listed.get(id(worker, number))))
                .forEach(lost::add);
        return lost.size();
    }

    private List<Long> answeredAnew(GimbalClient client, int worker, List<Long> numbers) {
        List<Object> asked = new ArrayList<>();
        numbers.forEach(number -> asked.add(asked(worker, number)));
        List<JsonValue> again = Json.read(
                        client.post(ENDPOINT + "/predict", asked).bytes(), JsonArray.class)
                .items();
        List<Long> anew = new ArrayList<>();
        for (int i = 0; i < again.size(); i++) {
            if (!Json.text(again.get(i)).equals(answers.get(id(worker, numbers.get(i))))) {
                anew.add(numbers.get(i));
            }
        }
        return anew;
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
