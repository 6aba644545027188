package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesVerbTest {
    private static final String SERVICE = """
            {"service":"trip_duration","keys":{"pickup_zone":"long","code":"string"},"inputs":{"distance":"double"},
             "features":{"zone__borough":"string","zone_activity__zone_trips_1h":"long"}}""";

    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void aloneItListsTheServices() {
        Result result = gimbal.answering("/api/v1/features/services", 200, "{\"services\":[" + SERVICE + "]}")
                .run("features");

        assertThat(result.lines())
                .containsExactly(
                        "service        keys               inputs    features",
                        "trip_duration  pickup_zone, code  distance         2");
    }

    @Test
    void materializeTellsWhatBecameOfTheRows() {
        String answer = """
                {"until":"2020-03-15T00:00:00Z","sources":[{"source":"trips","dataset":"dataset-version:taxi/trips@1",
                "accepted":900,"repeated":7,"late":0}]}""";
        Result result = gimbal.answering("/api/v1/features/materialize", 200, answer)
                .run("features", "materialize", "--until", "2020-03-15");

        assertThat(gimbal.requests()).containsExactly("POST /api/v1/features/materialize {\"until\":\"2020-03-15\"}");
        assertThat(result.lines())
                .containsExactly(
                        "source  dataset                       new  there already  too late for lookups",
                        "trips   dataset-version:taxi/trips@1  900              7                     0");
    }

    @Test
    void materializeNeedsATime() {
        assertThat(gimbal.run("features", "materialize").exitCode()).isEqualTo(2);
    }

    @Test
    void lookupSendsKeysByTheirTypes_andShowsTheVector() {
        String vector = """
                {"service":"trip_duration","vectors":[{"event_time":"2020-03-15T08:30:00Z","features":{
                "zone__borough":{"value":"Bronx","age_seconds":null,"status":"PRESENT"},
                "zone_activity__zone_trips_1h":{"value":null,"age_seconds":12.4,"status":"NULL_VALUE"}}}]}""";
        Result result = gimbal.answering("/api/v1/features/services/trip_duration", 200, SERVICE)
                .answering("/api/v1/features/lookup", 200, vector)
                .run("features", "lookup", "trip_duration", "pickup_zone=74", "code=74", "--at", "2020-03-15T08:30:00");

        assertThat(gimbal.requests())
                .contains(
                        "POST /api/v1/features/lookup {\"service\":\"trip_duration\","
                                + "\"event_time\":\"2020-03-15T08:30:00\",\"entities\":[{\"pickup_zone\":74,\"code\":\"74\"}]}");
        assertThat(result.lines())
                .containsExactly(
                        "at 2020-03-15T08:30:00Z",
                        "feature                       value   age  status",
                        "zone__borough                 Bronx     –  PRESENT",
                        "zone_activity__zone_trips_1h  –      12 s  NULL_VALUE");
    }

    @Test
    void lookupRefusesAKeyWithoutValue() {
        Result result = gimbal.answering("/api/v1/features/services/trip_duration", 200, SERVICE)
                .run("features", "lookup", "trip_duration", "pickup_zone");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("expected KEY=VALUE, found \"pickup_zone\"");
    }

    @Test
    void pushTakesAnArrayOrLines() throws IOException {
        gimbal.answering("/api/v1/sources/trips/events", 200, "{\"accepted\":1,\"repeated\":2,\"late\":0}");
        Files.writeString(folder.resolve("array.json"), "[{\"id\": \"a\", \"n\": 1, \"x\": 1.5, \"y\": null}]");
        Files.writeString(folder.resolve("lines.json"), "{\"id\": \"b\", \"on\": true}\n\n{\"id\": \"c\"}\n");

        assertThat(gimbal.run("features", "push", "trips", "array.json").out())
                .isEqualToIgnoringNewLines("1 new, 2 there already, 0 too late for lookups");
        assertThat(gimbal.run("features", "push", "trips", "lines.json", "--json")
                        .out())
                .isEqualToIgnoringNewLines("{\"accepted\":1,\"repeated\":2,\"late\":0}");
        assertThat(gimbal.requests())
                .containsExactly(
                        "POST /api/v1/sources/trips/events [{\"id\":\"a\",\"n\":1,\"x\":1.5,\"y\":null}]",
                        "POST /api/v1/sources/trips/events [{\"id\":\"b\",\"on\":true},{\"id\":\"c\"}]");
        assertThat(gimbal.run("features", "push", "trips", "none.json").err()).contains("cannot read none.json");
    }

    @Test
    void aTrainingSetIsWrittenToAFileThatIsNotThereYet() throws IOException {
        Files.writeString(folder.resolve("spine.csv"), "at\n2020-03-15\n");
        gimbal.answering("/api/v1/training-sets", 200, "PAR1");

        Result result = gimbal.run(
                "features",
                "training-set",
                "trip_duration",
                "spine.csv",
                "--time",
                "at",
                "--as-of",
                "2020-03-16",
                "--label",
                "duration",
                "--label-known-at",
                "dropoff_at",
                "--out",
                "out.parquet");

        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("out.parquet")).hasContent("PAR1");
        assertThat(gimbal.requests())
                .containsExactly("POST /api/v1/training-sets?service=trip_duration&time=at&as_of=2020-03-16"
                        + "&label=duration&label_known_at=dropoff_at at\n2020-03-15");
        assertThat(gimbal.run(
                                "features",
                                "training-set",
                                "trip_duration",
                                "spine.csv",
                                "--time",
                                "at",
                                "--out",
                                "out.parquet")
                        .err())
                .contains("out.parquet exists");
    }
}
