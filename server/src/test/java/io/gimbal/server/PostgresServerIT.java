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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server with its metadata in PostgreSQL: one way through every capability, and the same after a restart.
final class PostgresServerIT {
    private static final String AS_OF = Rides.LEARNED;

    @TempDir
    Path folder;

    private final PostgresSchema schema = TestDatabases.postgresSchema();
    private CommandLine gimbal;
    private GimbalClient client;
    private Rides rides;

    @BeforeEach
    void start() {
        Rides.project(folder);
        open();
    }

    private void open() {
        gimbal = CommandLine.in(
                folder, Map.of("ports.sql", "postgresql", "ports.sql.url", schema.url(), "ports.sql.user", "postgres"));
        rides = Rides.on(gimbal);
        client = rides.client();
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void everyCapabilityWorksAndRemembers() {
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

    @Test
    void whatIsDeclaredChangesAndGoes() throws IOException {
        gimbal.done("apply", "--why", "begin");
        Path project = folder.resolve("project.yaml");
        Files.writeString(project, Files.readString(project).replace("owner: interop", "owner: night-shift"));
        assertThat(gimbal.done("plan").out()).containsPattern("(?m)^0 to create, [1-9][0-9]* to change, 0 to remove");
        gimbal.done("apply", "--why", "the night shift cares for it");
        assertThat(Json.text(get("/api/v1/assets?kind=endpoint"))).contains("night-shift");

        Files.delete(folder.resolve("rides.yaml"));
        gimbal.done("apply", "--prune", "--why", "it is over");

        assertThat(gimbal.done("plan").out()).startsWith("0 to create, 0 to change, 0 to remove, 0 unchanged");
        for (String list : List.of("models", "pipelines", "endpoints", "monitors", "datasets")) {
            assertThat(get("/api/v1/" + list).array("items").items()).as(list).isEmpty();
        }
    }

    private void declaresAndDelivers() {
        gimbal.done("apply", "--why", "begin");
        assertThat(gimbal.done("plan").out()).startsWith("0 to create, 0 to change, 0 to remove, ");
        rides.deliver();
        JsonObject version = get("/api/v1/datasets/rides/versions/newest");
        assertThat(version.integer("rows")).isEqualTo(399);
        assertThat(version.object("refused").integer("distance")).isEqualTo(1);
        assertThat(gimbal.done("graph", "impact", "source:interop/rides").out()).contains("consumer:interop/dispatch");
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
        rides.trainAndPromote();
        assertThat(gimbal.done("models").out()).contains("champion=2", "failsafe=1");
    }

    private void predictsAndJoinsLabels() {
        rides.predictAndLabel("ride", Instant.parse(AS_OF));
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
