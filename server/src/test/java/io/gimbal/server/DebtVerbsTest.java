package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project that owes one debt of each kind, in a whole server: what is found comes from what its own parts have
/// written to the graph. The model of trips is looked at by its dispatcher, whose deeds are the next trips; the model
/// of fares learns from what was billed by the first one's answers.
final class DebtVerbsTest {
    private static final Instant FIRST = Instant.parse("2020-03-02T00:00:00Z");
    private static final Instant CUT = Instant.parse("2020-03-10T00:00:00Z");

    private static final String PROJECT = """
            source: trips
            type: events
            files: trips.csv
            id: [pickup_at, zone]
            time: dropoff_at
            columns:
              pickup_at:  { from: start,    type: timestamp }
              dropoff_at: { from: end,      type: timestamp }
              zone:       { from: zone,     type: long }
              distance:   { from: distance, type: double }
              duration:   { from: minutes,  type: double }
            ---
            source: fares
            type: events
            files: fares.csv
            id: [pickup_at, zone]
            time: dropoff_at
            columns:
              pickup_at:  { from: start,   type: timestamp }
              dropoff_at: { from: end,     type: timestamp }
              zone:       { from: zone,    type: long }
              minutes:    { from: minutes, type: double }
              amount:     { from: amount,  type: double }
            ---
            source: zones
            type: snapshot
            files: zones.csv
            id: [zone]
            columns:
              zone:    { from: id,      type: long }
              borough: { from: borough, type: string }
            ---
            source: weather
            type: events
            files: weather.csv
            id: [day]
            time: day
            columns:
              day:  { from: day,  type: timestamp }
              rain: { from: rain, type: double }
            ---
            dataset: trips
            source: trips
            ---
            dataset: fares
            source: fares
            ---
            dataset: zones
            source: zones
            ---
            dataset: weather
            source: weather
            ---
            entity: zone
            keys: { zone: long }
            ---
            feature-view: zone
            entity: zone
            source: zones
            features: [borough]
            ---
            feature-view: weather
            source: weather
            features: [rain]
            ---
            feature-service: trip
            inputs: { distance: double }
            features: [zone.borough, weather.rain]
            ---
            feature-service: fare
            inputs: { minutes: double }
            features: [zone.borough]
            ---
            pipeline: trips
            seed: 1
            steps:
              - step: training
                training-set:
                  spine: trips
                  time: pickup_at
                  features: trip
                  label: { column: duration, known-at: dropoff_at }
                  split: { time: dropoff_at, validate: 2d }
              - step: linear
                train: { data: training, trainer: linear, without: [weather.rain] }
              - step: judged
                evaluate: { data: training, models: [linear], leave-out: feature-views }
              - step: versions
                register: { model: minutes, versions: [linear] }
            ---
            pipeline: fares
            steps:
              - step: training
                training-set:
                  spine: fares
                  time: pickup_at
                  features: fare
                  label: { column: amount, known-at: dropoff_at }
                  split: { time: dropoff_at, validate: 2d }
              - step: linear
                train: { data: training, trainer: linear }
              - step: judged
                evaluate: { data: training, models: [linear] }
              - step: versions
                register: { model: fare, versions: [linear] }
            ---
            stage-policy: guarded
            stages:
              - stage: candidate
              - stage: production
                evidence-expires: 14d
                gates: { rows: candidate.evaluation.rows >= 10 }
            ---
            model: minutes
            stage-policy: guarded
            ---
            model: fare
            ---
            endpoint: minutes
            model: minutes
            features: trip
            champion: { stage: production }
            guardrails:
              - guardrail: plausible
                when: value > 180.0
                clip: [0.0, 180.0]
            ---
            consumer: dispatch
            reads: [endpoint/minutes]
            feeds-back: [trips]
            ---
            consumer: billing
            reads: [endpoint/minutes]
            feeds-back: [fares]
            ---
            monitor: minutes
            endpoint: minutes
            chunk: 1d
            reference: training
            drift: { columns: [distance] }
            alerts:
              - alert: performance
                severity: CRITICAL
                when: chunk.mae > 1.3 * validation.mae
                minimum-labels: 10
            cooldown: { CRITICAL: 7d }
            """;

    @TempDir
    Path folder;

    private CommandLine gimbal;
    private GimbalClient client;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        client = GimbalClient.builder(gimbal.server().uri())
                .user("ann")
                .consumer("night-shift")
                .build();
        Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\n");
        Files.writeString(folder.resolve("taxi.yaml"), PROJECT);
        writeData();
        gimbal.done("apply", "--why", "begin");
        for (String dataset : List.of("trips", "fares", "zones", "weather")) {
            gimbal.done("data", "add", dataset, dataset + ".csv", "--as-of", CUT.toString(), "--why", "begin");
        }
        gimbal.done("features", "materialize", "--until", CUT.toString());
        for (String pipeline : List.of("trips", "fares")) {
            gimbal.done("pipelines", "run", pipeline, "--as-of", CUT.toString());
        }
        for (String model : List.of("minutes", "fare")) {
            gimbal.done("promote", model + "@1", "--why", "the first", "--at", CUT.toString());
        }
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    /// A trip each hour, four minutes a mile; the weather has nothing to do with it.
    private void writeData() throws IOException {
        StringBuilder trips = new StringBuilder("start,end,zone,distance,minutes\n");
        StringBuilder fares = new StringBuilder("start,end,zone,minutes,amount\n");
        StringBuilder weather = new StringBuilder("day,rain\n");
        int row = 0;
        for (Instant at = FIRST; at.isBefore(CUT); at = at.plus(Duration.ofHours(1))) {
            int miles = 1 + row % 23;
            String when = "%s,%s,%d".formatted(at, at.plus(Duration.ofMinutes(4L * miles)), 1 + row % 2);
            trips.append("%s,%d,%d\n".formatted(when, miles, 4 * miles));
            fares.append("%s,%d,%d\n".formatted(when, 4 * miles, 3 + 2 * miles));
            if (row++ % 24 == 0) {
                weather.append("%s,0.%d\n".formatted(at, row % 7));
            }
        }
        Files.writeString(folder.resolve("trips.csv"), trips);
        Files.writeString(folder.resolve("fares.csv"), fares);
        Files.writeString(folder.resolve("weather.csv"), weather);
        Files.writeString(folder.resolve("zones.csv"), "id,borough\n1,Bronx\n2,Queens\n");
    }

    private List<String> debt(String... more) {
        List<String> arguments = new ArrayList<>(List.of("debt", "--json"));
        arguments.addAll(List.of(more));
        return gimbal.done(arguments.toArray(String[]::new)).json().array("findings").objects().stream()
                .map(finding -> "%s %s %s: %s"
                        .formatted(
                                finding.text("kind"),
                                finding.text("asset"),
                                finding.findText("owner").orElse("nobody"),
                                finding.text("what")))
                .toList();
    }

    private Map<String, Double> points() {
        Map<String, Double> points = new TreeMap<>();
        JsonObject score = gimbal.done("score", "--json").json().array("models").objects().stream()
                .filter(model -> model.text("model").equals("model:taxi/minutes"))
                .findFirst()
                .orElseThrow();
        score.array("shown").objects().forEach(test -> points.put(test.text("id"), test.number("points")));
        return points;
    }

    @Test
    void aDebtOfEachKindIsFoundInWhatTheProductItselfHasWritten() {
        aDayOfPredictions();

        assertThat(debt())
                .containsExactly(
                        "undeclared-consumer consumer:undeclared/night-shift ann:"
                                + " \"night-shift\" asks minutes and is declared nowhere",
                        "fixed-threshold endpoint:taxi/minutes ann:"
                                + " compares what moves with the data with fixed numbers: value > 180.0",
                        "underused-data-dependency feature-view:taxi/weather ann: 6 different rows of weather in"
                                + " training; without it the error is 0.000, with it 0.000",
                        "underused-data-dependency feature-view:taxi/zone ann: 2 different rows of zone in"
                                + " training; without it the error is 0.000, with it 0.000",
                        "underused-data-dependency feature:taxi/weather.rain ann:"
                                + " no model in production takes weather.rain",
                        "correction-cascade model-version:taxi/fare@1 ann:"
                                + " was trained on data that stands on the answers of minutes",
                        "direct-feedback-loop endpoint:taxi/minutes ann:"
                                + " its answers come back through trips, which its own model learns from",
                        "missing-test model-version:taxi/fare@1 ann: no contract was ever measured",
                        "missing-test model-version:taxi/minutes@1 ann: no contract was ever measured",
                        "irreproducible-result model-version:taxi/fare@1 ann: the run that produced it had no seed",
                        "irreproducible-result pipeline:taxi/fares ann: has no seed, so two runs give two models");
    }

    /// A run of a pipeline says what is known of it, and nothing that is not.
    @Test
    void aPipelinesRunIsTrackedWithWhereItRanAndWhatItRead() {
        String tracked = read(client.get("/api/v1/pipelines/trips/runs/1")).text("tracked");
        JsonObject found =
                read(client.get("/api/v1/runs/" + AssetRef.parse(tracked).name()));

        JsonObject capture = found.object("run").object("capture");
        assertThat(capture.has("commit")).isFalse();
        assertThat(capture.has("dirty")).isFalse();
        assertThat(capture.object("seeds").integer("pipeline")).isEqualTo(1);
        assertThat(capture.object("environment").fields()).containsOnlyKeys("gimbal", "java", "os", "arch", "cpus");
        assertThat(found.array("inputs").objects())
                .extracting(input -> input.object("asset"))
                .extracting(asset -> asset.text("kind") + " " + asset.text("name") + " " + asset.text("version"))
                .contains("dataset-version trips 1");
        assertThat(found.array("inputs").objects())
                .allSatisfy(input -> assertThat(input.text("digest")).startsWith("sha256:"));
    }

    @Test
    void aVersionOfACommandWithoutASeedIsIrreproducible() {
        String digest = read(client.get("/api/v1/models/taxi/fare/versions/1")).text("digest");

        assertThat(producedBy(digest, "run", "--json", "true")).contains("the run that produced it had no seed");
        assertThat(producedBy(digest, "run", "--json", "--seed", "7", "true"))
                .doesNotContain("the run that produced it had no seed");
    }

    /// What the ledger says of the champion that a command has produced.
    private String producedBy(String digest, String... command) {
        String run = gimbal.done(command).json().text("id");
        Answer made = client.post(
                "/api/v1/models/taxi/fare/versions",
                Map.of("digest", digest, "run", "run:tracking/" + run, "why", "by hand"));
        String champion = "fare@" + read(made).integer("version");
        gimbal.done("promote", champion, "--why", "by hand", "--at", CUT.toString());
        return debt("--kind", "irreproducible-result").stream()
                .filter(finding -> finding.contains(champion))
                .toList()
                .toString();
    }

    private static JsonObject read(Answer answer) {
        return Json.read(answer.bytes(), JsonObject.class);
    }

    @Test
    void whatIsMeasuredAtAnEndpointCountsForTheModelItServes() {
        assertThat(debt("--kind", "missing-test"))
                .contains("missing-test endpoint:taxi/minutes ann: no performance was ever measured;"
                        + " no drift was ever measured; no skew was ever measured (trip)");
        assertThat(points()).containsOnlyKeys("D2", "I4", "O4");

        aDayOfPredictions();

        assertThat(debt("--kind", "missing-test")).noneMatch(finding -> finding.contains("endpoint:"));
        assertThat(points())
                .containsAllEntriesOf(Map.of("D2", 0.0, "I4", 1.0, "O3", 1.0, "O4", 1.0, "O5", 1.0, "O7", 1.0));
    }

    @Test
    void evidenceGetsOldAsThePolicySays() {
        client.post("/api/v1/event-time", Map.of("reached", "2020-03-25T00:00:00Z"));

        assertThat(debt("--kind", "missing-test"))
                .contains("missing-test model-version:taxi/minutes@1 ann: no contract was ever measured;"
                        + " its evaluation is of 2020-03-10T00:00:00Z, which is too long ago;"
                        + " its latency is of 2020-03-10T00:00:00Z, which is too long ago;"
                        + " its size is of 2020-03-10T00:00:00Z, which is too long ago");
        assertThat(points()).containsEntry("O4", 0.0);
    }

    @Test
    void whatADatasetTeachesReachesThoseWhoAskTheEndpoint() {
        assertThat(gimbal.done("graph", "impact", "dataset:taxi/zones").out())
                .contains(
                        "endpoint:taxi/minutes serves model-version:taxi/minutes@1",
                        "consumer:taxi/dispatch consumes endpoint:taxi/minutes",
                        "monitor:taxi/minutes monitors endpoint:taxi/minutes");
    }

    /// Asked, answered, and closed by the monitor.
    private void aDayOfPredictions() {
        List<Map<String, Object>> asked = new ArrayList<>();
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            Instant at = CUT.plus(Duration.ofHours(hour));
            int miles = 1 + hour % 23;
            asked.add(Map.of(
                    "id", "trip-" + hour,
                    "event_time", at.toString(),
                    "keys", Map.of("zone", 1 + hour % 2),
                    "inputs", Map.of("distance", miles)));
            labels.add(Map.of(
                    "prediction_id",
                    "trip-" + hour,
                    "value",
                    4 * miles,
                    "known_at",
                    at.plus(Duration.ofMinutes(4L * miles)).toString()));
        }
        client.post("/api/v1/endpoints/minutes/predict", asked);
        client.post("/api/v1/endpoints/minutes/labels", labels);
        client.post("/api/v1/event-time", Map.of("reached", "2020-03-11T06:00:00Z"));
        client.post("/api/v1/features/skew", Map.of("service", "trip"));
    }
}
