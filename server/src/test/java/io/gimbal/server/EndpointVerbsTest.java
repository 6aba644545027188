package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.Rows;
import io.gimbal.model.StoredModels;
import io.gimbal.model.TrainingProgress;
import io.gimbal.model.TrainingTable;
import io.gimbal.model.median.MedianTableTrainer;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An endpoint in a whole server: declared, its model in the registry, its features in the online store.
final class EndpointVerbsTest {
    private static final String MODEL = "/api/v1/models/taxi/trip-duration";

    @TempDir
    Path folder;

    private CommandLine gimbal;
    private GimbalClient client;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        client = GimbalClient.builder(gimbal.server().uri()).user("ann").build();
        Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\n");
        Files.writeString(folder.resolve("features.yaml"), """
                source: trips
                type: events
                files: trips-*.csv
                columns:
                  pickup_zone: { from: zone, type: long }
                  duration: { from: minutes, type: double }
                  dropoff_at: { from: end, type: timestamp }
                id: [pickup_zone, dropoff_at]
                time: dropoff_at
                ---
                entity: pickup_zone
                keys: { pickup_zone: long }
                ---
                feature-view: zone_activity
                entity: pickup_zone
                source: trips
                features:
                  zone_trips: { count: "*", windows: [1h] }
                resolution: auto
                ---
                feature-service: trip_duration
                inputs: { distance: double, weekend: boolean }
                features: [zone_activity.*]
                """);
        serve("");
        gimbal.done("apply", "--why", "a new task");
    }

    private void serve(String more) throws IOException {
        Files.writeString(folder.resolve("serving.yaml"), """
                model: trip-duration
                description: minutes
                ---
                endpoint: trip-duration
                model: trip-duration
                features: trip_duration
                champion: { stage: production }
                failsafe: { alias: failsafe }
                shadows:
                  - { alias: failsafe }
                guardrails:
                  - guardrail: off-the-map
                    when: inputs.distance <= 0.0
                    abstain: no trip
                ---
                consumer: dispatch
                contact: dispatch@example.org
                reads: [endpoint/trip-duration]
                """ + more);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    /// The median is known in advance: all trips take so long.
    private void register(double minutes) {
        int rows = 40;
        double[] distance = new double[rows];
        double[] trips = new double[rows];
        double[] labels = new double[rows];
        for (int row = 0; row < rows; row++) {
            distance[row] = row;
            trips[row] = row;
            labels[row] = minutes;
        }
        Rows features = Rows.builder(rows)
                .number("distance", distance)
                .number("zone_activity__zone_trips_1h", trips)
                .build();
        Path directory = folder.resolve("model-" + minutes);
        new MedianTableTrainer()
                .fit(
                        new TrainingTable(features, "minutes", labels),
                        JsonObject.builder()
                                .put("keys", JsonArray.of(JsonValue.of("distance")))
                                .put("bands", 4)
                                .build(),
                        1,
                        TrainingProgress.NONE,
                        directory);
        String digest = new StoredModels(new LocalBlobStore(folder.resolve(".gimbal/blobs")))
                .put(directory)
                .toString();
        client.post(MODEL + "/versions", Map.of("digest", digest, "why", "trained"));
    }

    private Result predict(String id) throws IOException {
        Files.writeString(folder.resolve("trip.json"), """
                {"id": "%s", "event_time": "2020-03-15T12:00:00Z", "keys": {"pickup_zone": 74},
                 "inputs": {"distance": 2.5, "weekend": false}}
                """.formatted(id));
        return gimbal.done("endpoints", "predict", "trip-duration", "trip.json", "--json");
    }

    @Test
    void isAskedWatchedAndTakenOver() throws IOException {
        Result refused = gimbal.run("endpoints", "predict", "trip-duration", "project.yaml");
        assertThat(refused.exitCode()).isEqualTo(2);

        register(5);
        register(9);
        client.put(MODEL + "/aliases/failsafe", Map.of("version", 1, "why", "simple"));
        gimbal.done("promote", "trip-duration@2", "--why", "it is better", "--at", "2020-03-15T00:00:00Z");
        client.post(
                "/api/v1/sources/trips/events",
                List.of(Map.of(
                        "pickup_zone",
                        74,
                        "duration",
                        7.5,
                        "dropoff_at",
                        "2020-03-15T11:30:00Z",
                        "event_time",
                        "2020-03-15T11:30:00Z")));

        JsonObject answer = predict("one").json();
        assertThat(answer.number("value")).isEqualTo(9);
        assertThat(answer.integer("version")).isEqualTo(2);
        assertThat(answer.text("served_by")).isEqualTo("champion");
        assertThat(Json.text(answer.object("features").get("zone_activity__zone_trips_1h")))
                .isEqualTo("{\"value\":1,\"age_seconds\":1800.0,\"status\":\"PRESENT\"}");

        assertThat(gimbal.done("endpoints", "failsafe", "trip-duration", "--engage", "--why", "drill")
                        .out())
                .isEqualTo("trip-duration is answered by the failsafe\n");
        assertThat(predict("two").json().text("served_by")).isEqualTo("failsafe");
        assertThat(predict("one").json()).isEqualTo(answer);
        assertThat(gimbal.done("endpoints").lines().getLast().split(" +"))
                .containsExactly("taxi/trip-duration", "failsafe", "2", "1", "1", "trip-duration");
        gimbal.done("endpoints", "failsafe", "trip-duration", "--lift", "--why", "enough");

        gimbal.done("promote", "trip-duration@1", "--why", "it is simpler", "--at", "2020-03-16T00:00:00Z");
        assertThat(predict("three").json().integer("version")).isEqualTo(1);
        gimbal.done("rollback", "trip-duration", "--why", "it is not", "--at", "2020-03-16T01:00:00Z");
        assertThat(predict("four").json().integer("version")).isEqualTo(2);
        assertThat(gimbal.done("endpoints", "list", "--json")
                        .json()
                        .array("items")
                        .objects())
                .hasSize(1);
        assertThat(gimbal.done("endpoints", "predict", "trip-duration", "trip.json")
                        .lines())
                .hasSize(4);
    }

    @Test
    void aChampionThatAnMlflowClientRegisteredIsNamedByTheRefusal() throws IOException {
        Files.writeString(folder.resolve("trip.json"), """
                {"id": "one", "event_time": "2020-03-15T12:00:00Z", "keys": {"pickup_zone": 74},
                 "inputs": {"distance": 2.5, "weekend": false}}
                """);
        client.post(
                "/api/2.0/mlflow/model-versions/create",
                Map.of("name", "trip-duration", "source", "s3://bucket/model"));
        gimbal.done("promote", "trip-duration@1", "--why", "it is better", "--at", "2020-03-15T00:00:00Z");

        Result refused = gimbal.run("endpoints", "predict", "trip-duration", "trip.json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("has no champion: taxi/trip-duration@1 is in stage production")
                .contains("a client registered it from \"s3://bucket/model\" in a format of its own")
                .contains("promote one of those to stage production")
                .doesNotContain("no version of");
    }

    @Test
    void aGuardrailThatReadsAnUnknownInputIsRefusedByThePlan_withItsPlace() throws IOException {
        serve("""
                ---
                endpoint: other
                model: trip-duration
                features: trip_duration
                champion: { stage: production }
                guardrails:
                  - guardrail: far
                    when: inputs.distanse > 100.0
                    abstain: too far
                """);
        Result refused = gimbal.run("plan");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err() + refused.out()).contains("serving.yaml:26", "distanse", "distance");
    }
}
