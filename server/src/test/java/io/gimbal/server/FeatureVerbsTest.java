package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.JsonObject;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to features in a whole server: declared, ingested, brought online, pushed, looked up and joined.
final class FeatureVerbsTest {
    private static final String PROJECT = """
            source: trips
            type: events
            files: trips.csv
            id: [pickup_at, dropoff_at, pickup_zone]
            time: dropoff_at
            columns:
              pickup_at:   { from: start, type: timestamp }
              dropoff_at:  { from: end,   type: timestamp }
              pickup_zone: { from: zone,  type: long }
              duration:    { sql: "(epoch(dropoff_at) - epoch(pickup_at)) / 60.0", type: double }
            ---
            source: zones
            type: snapshot
            files: zones.csv
            id: [pickup_zone]
            columns:
              pickup_zone: { from: LocationID, type: long }
              borough:     { from: Borough,    type: string }
            ---
            source: weather
            type: events
            files: weather.csv
            id: [day]
            time: day
            landing-delay: 1d
            columns:
              day:  { from: DATE, type: timestamp }
              rain: { from: PRCP, type: double }
            ---
            dataset: trips
            source: trips
            ---
            dataset: zones
            source: zones
            ---
            dataset: weather
            source: weather
            ---
            entity: pickup_zone
            keys: { pickup_zone: long }
            ---
            feature-view: zone
            entity: pickup_zone
            source: zones
            features: [borough]
            ---
            feature-view: weather
            source: weather
            features: [rain]
            ttl: 3d
            ---
            feature-view: zone_activity
            entity: pickup_zone
            source: trips
            features:
              zone_trips:   { count: "*",    windows: [1h] }
              zone_minutes: { avg: duration, windows: [1h, 24h] }
            ---
            feature-service: duration
            inputs: { distance: double }
            features: [zone.borough, weather.rain, "zone_activity.*"]
            """;

    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\n");
        Files.writeString(folder.resolve("taxi.yaml"), PROJECT);
        Files.writeString(folder.resolve("trips.csv"), """
                start,end,zone
                2020-03-10 11:30:00,2020-03-10 11:40:00,74
                2020-03-10 11:30:00,2020-03-10 11:50:00,74
                2020-03-10 11:50:00,2020-03-10 12:20:00,74
                """);
        Files.writeString(folder.resolve("zones.csv"), "LocationID,Borough\n74,Manhattan\n75,Bronx\n");
        Files.writeString(
                folder.resolve("weather.csv"), "DATE,PRCP\n2020-03-08,0.5\n2020-03-09,0.25\n2020-03-10,9.0\n");
        gimbal.done("apply", "--why", "begin");
        for (String dataset : new String[] {"trips", "zones", "weather"}) {
            gimbal.done("data", "add", dataset, dataset + ".csv", "--as-of", "2020-03-11T00:00:00Z", "--why", "begin");
        }
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private JsonObject lookup(String at) {
        return gimbal.done("features", "lookup", "duration", "pickup_zone=74", "--at", at, "--json")
                .json()
                .array("vectors")
                .objects()
                .getFirst()
                .object("features");
    }

    @Test
    void fromFilesToVectors() throws IOException {
        Result materialized = gimbal.done("features", "materialize", "--until", "2020-03-10T12:00:00");
        assertThat(materialized.out())
                .contains("dataset-version:taxi/trips@1")
                .contains("dataset-version:taxi/zones@1");

        JsonObject noon = lookup("2020-03-10T12:00:00");
        assertThat(noon.object("zone__borough").text("value")).isEqualTo("Manhattan");
        assertThat(noon.object("weather__rain").number("value")).isEqualTo(0.25);
        assertThat(noon.object("zone_activity__zone_trips_1h").integer("value")).isEqualTo(2);
        assertThat(noon.object("zone_activity__zone_minutes_1h").number("value"))
                .isEqualTo(15.0);

        Files.writeString(folder.resolve("events.json"), """
                {"id": "2020-03-10T11:50:00Z|2020-03-10T12:20:00Z|74", "event_time": "2020-03-10T12:20:00Z", \
                "pickup_at": "2020-03-10T11:50:00Z", "pickup_zone": 74, "duration": 30.0}
                """);
        assertThat(gimbal.done("features", "push", "trips", "events.json").out())
                .startsWith("1 new");
        assertThat(gimbal.done("features", "push", "trips", "events.json").out())
                .startsWith("0 new, 1 there already");
        gimbal.done("features", "materialize", "--until", "2020-03-11", "--source", "trips");
        JsonObject later = lookup("2020-03-10T12:30:00");
        assertThat(later.object("zone_activity__zone_minutes_1h").number("value"))
                .isEqualTo(20.0);

        gimbal.close();
        gimbal = CommandLine.in(folder);
        assertThat(lookup("2020-03-10T12:30:00")).isEqualTo(later);

        Files.writeString(folder.resolve("spine.csv"), """
                pickup_zone,at,label,known
                74,2020-03-10 12:00:00,1,2020-03-10 13:00:00
                74,2020-03-10 12:30:00,2,2020-03-10 14:00:00
                """);
        assertThat(gimbal.done(
                                "features",
                                "training-set",
                                "duration",
                                "spine.csv",
                                "--time",
                                "at",
                                "--as-of",
                                "2020-03-10T13:00:00",
                                "--label",
                                "label",
                                "--label-known-at",
                                "known",
                                "--out",
                                "training.parquet")
                        .out())
                .startsWith("1 rows in training.parquet, 1 left out");
        assertThat(folder.resolve("training.parquet")).isNotEmptyFile();
    }

    @Test
    void theGraphKnowsWhatAColumnEndsUpIn() {
        assertThat(gimbal.done("graph", "impact", "source:taxi/trips").out())
                .contains("feature-view:taxi/zone_activity")
                .contains("feature:taxi/zone_activity.zone_minutes_1h")
                .contains("feature-service:taxi/duration");
        assertThat(gimbal.done("features").out()).contains("duration  pickup_zone  distance");
    }

    @Test
    void aColumnThatFeaturesReadCannotGo() throws IOException {
        Files.writeString(folder.resolve("taxi.yaml"), PROJECT.replaceAll("  duration: .*\n", ""));

        Result refused = gimbal.run("apply", "--why", "smaller");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("taxi.yaml:").contains("source \"trips\" has no column \"duration\"");
    }
}
