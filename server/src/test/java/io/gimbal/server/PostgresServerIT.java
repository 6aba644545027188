package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.TestDatabases;
import io.gimbal.sql.TestDatabases.PostgresSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server with its metadata in PostgreSQL: one way through every capability, and the same after a restart.
final class PostgresServerIT {
    private static final Path PROJECT = Path.of("../interop/project");
    private static final Instant FIRST_DAY = Instant.parse("2020-03-01T00:00:00Z");
    private static final String AS_OF = "2020-03-11T00:00:00Z";

    @TempDir
    Path folder;

    private final PostgresSchema schema = TestDatabases.postgresSchema();
    private CommandLine gimbal;
    private GimbalClient client;

    @BeforeEach
    void start() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        open();
    }

    private void open() {
        gimbal = CommandLine.in(
                folder, Map.of("ports.sql", "postgresql", "ports.sql.url", schema.url(), "ports.sql.user", "postgres"));
        client = GimbalClient.builder(gimbal.server().uri()).user("ann").build();
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void everyCapabilityWorksAndRemembers() throws IOException {
        declaresAndDelivers();
        looksUpFeatures();
        trainsReviewsAndPromotes();
        predictsAndJoinsLabels();
        raisesAnAlertAndEngagesTheFailsafe();
        tracksACommand();
        keepsTokensAndTheAuditChain();
        List<String> before = remembered();

        gimbal.close();
        open();

        assertThat(remembered()).isEqualTo(before);
        assertThat(folder.resolve(".gimbal/metadata.db")).doesNotExist();
    }

    private void declaresAndDelivers() throws IOException {
        gimbal.done("apply", "--why", "begin");
        assertThat(gimbal.done("plan").out()).startsWith("0 to create, 0 to change, 0 to remove, ");
        Files.writeString(folder.resolve("rides.csv"), rides());
        gimbal.done("data", "add", "rides", "rides.csv", "--as-of", AS_OF, "--why", "the first delivery");
        JsonObject version = get("/api/v1/datasets/rides/versions/newest");
        assertThat(version.integer("rows")).isEqualTo(399);
        assertThat(version.object("refused").integer("distance")).isEqualTo(1);
        assertThat(gimbal.done("graph", "impact", "source:interop/rides").out()).contains("consumer:interop/dispatch");
    }

    /// Forty a day in ten days; the last breaks the contract.
    private static String rides() {
        StringBuilder csv = new StringBuilder("ride,started,ended,zone,distance,shared,note\n");
        for (int ride = 0; ride < 400; ride++) {
            Instant start = FIRST_DAY.plusSeconds(ride / 40 * 86_400L + ride % 40 * 1_800L);
            csv.append(ride).append(',').append(start).append(',');
            csv.append(start.plusSeconds(seconds(ride))).append(',').append(1 + ride % 3);
            csv.append(',').append(ride == 399 ? -1 : distance(ride)).append(",true,\n");
        }
        return csv.toString();
    }

    private static double distance(int ride) {
        return 0.5 + ride * 37 % 230 / 20.0;
    }

    private static long seconds(int ride) {
        return Math.round(60 * (3 + 2.5 * distance(ride)));
    }

    private void looksUpFeatures() {
        gimbal.done("features", "materialize", "--until", AS_OF);
        JsonObject vector = gimbal.done("features", "lookup", "ride_minutes", "zone=1", "--at", AS_OF, "--json")
                .json()
                .array("vectors")
                .objects()
                .getFirst()
                .object("features");
        assertThat(vector.object("zone_activity__zone_minutes_24h").number("value"))
                .isBetween(4.0, 33.0);
    }

    private void trainsReviewsAndPromotes() {
        assertThat(gimbal.done("pipelines", "run", "train", "--as-of", AS_OF).out())
                .contains("succeeded");
        assertThat(gimbal.run("promote", "ride-minutes@2", "--why", "better").err())
                .contains("trust failed");
        gimbal.done("review", "ride-minutes@2", "--approve", "--comment", "looks right", "--at", AS_OF);
        gimbal.done("promote", "ride-minutes@2", "--why", "better", "--at", AS_OF);
        assertThat(gimbal.done("models").out()).contains("champion=2", "failsafe=1");
    }

    /// The world is slower by an hour than what was learned.
    private void predictsAndJoinsLabels() {
        List<Map<String, Object>> rides = new ArrayList<>();
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int ride = 0; ride < 60; ride++) {
            Instant start = Instant.parse(AS_OF).plusSeconds(ride * 600L);
            Map<String, Object> inputs = Map.of("distance", distance(ride), "shared", true, "hour", ride / 6);
            rides.add(Map.of(
                    "id", "ride-" + ride, "event_time", start.toString(), "keys", Map.of("zone", 1), "inputs", inputs));
            Instant end = start.plusSeconds(3_600 + seconds(ride));
            labels.add(Map.of(
                    "prediction_id", "ride-" + ride, "value", 60 + seconds(ride) / 60.0, "known_at", end.toString()));
        }
        client.post("/api/v1/endpoints/ride-minutes/predict", rides);
        client.post("/api/v1/endpoints/ride-minutes/labels", labels);
        assertThat(get("/api/v1/endpoints/ride-minutes/predictions/ride-7").text("served_by"))
                .isEqualTo("champion");
    }

    private void raisesAnAlertAndEngagesTheFailsafe() {
        client.post("/api/v1/event-time", Map.of("reached", "2020-03-13T00:00:00Z"));
        JsonObject chunk = get("/api/v1/monitors/ride-minutes/chunks")
                .array("items")
                .objects()
                .getFirst();
        assertThat(Json.text(chunk)).contains("2020-03-11");
        assertThat(gimbal.run("alerts").out()).contains("CRITICAL", "performance");
        assertThat(answering()).isEqualTo("failsafe"); // its own error on these rides is smaller
        gimbal.done("endpoints", "failsafe", "ride-minutes", "--lift", "--why", "drill");
        assertThat(answering()).isEqualTo("champion");
        assertThat(gimbal.done("debt", "--json").out()).contains("consumer");
        assertThat(gimbal.done("score", "--json").json().fields()).isNotEmpty();
    }

    private String answering() {
        return gimbal.done("endpoints").lines().getLast().split(" +", -1)[1];
    }

    private void tracksACommand() {
        JsonObject run = gimbal.done("run", "--experiment", "tuning", "--seed", "7", "--json", "--", "echo", "trained")
                .json();
        client.post(
                "/api/v1/runs/" + run.text("id") + "/batch",
                Map.of("metrics", List.of(Map.of("key", "loss", "value", 0.5, "at", AS_OF, "step", 1))));
        assertThat(Json.text(get("/api/v1/runs/" + run.text("id")))).contains("\"loss\"", "\"seed\":7");
    }

    private void keepsTokensAndTheAuditChain() {
        gimbal.done("tokens", "add", "ci", "--role", "viewer");
        assertThat(gimbal.done("tokens", "list").out()).contains("ci");
        assertThat(get("/api/v1/audit/verification").flag("sound")).isTrue();
    }

    /// What the server says of what it did.
    private List<String> remembered() {
        return Stream.of(
                        "/api/v1/datasets/rides/versions",
                        "/api/v1/pipelines/train/runs",
                        "/api/v1/models/interop/ride-minutes/versions",
                        "/api/v1/endpoints",
                        "/api/v1/endpoints/ride-minutes/predictions",
                        "/api/v1/monitors/ride-minutes/chunks",
                        "/api/v1/alerts",
                        "/api/v1/experiments",
                        "/api/v1/tokens",
                        "/api/v1/assets",
                        "/api/v1/changes",
                        "/api/v1/event-time",
                        "/api/v1/debt")
                .map(path -> Json.text(get(path)))
                .toList();
    }

    private JsonObject get(String path) {
        return (JsonObject) Json.parse(client.get(path).bytes());
    }
}
