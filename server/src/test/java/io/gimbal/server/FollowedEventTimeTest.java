package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A team that predicts and labels, and tells nobody of event time: what waits for it happens all the same.
final class FollowedEventTimeTest {
    private static final Instant BAD_DAY = Instant.parse("2020-03-11T00:00:00Z");
    private static final String EVENT_TIME = "/api/v1/event-time";

    @TempDir
    Path folder;

    private CommandLine gimbal;
    private Rides rides;

    @BeforeEach
    void start() {
        Rides.project(folder);
        open(true);
        gimbal.done("apply", "--why", "begin");
        rides.deliver();
        gimbal.done("features", "materialize", "--until", Rides.LEARNED);
        rides.trainAndPromote();
    }

    private void open(boolean follows) {
        gimbal = CommandLine.in(folder, Map.of("event-time.follow", Boolean.toString(follows)));
        rides = Rides.on(gimbal);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void predictionsAndLabelsAloneCloseADay_raiseItsAlertAndEngageTheFailsafe() throws InterruptedException {
        assertThat(reached()).isEmpty(); // what is loaded does not move it
        awaitReached(rides.predictAndLabel("bad", BAD_DAY));
        assertThat(closedDays()).isEmpty();

        awaitReached(rides.predictAndLabel("next", BAD_DAY.plus(Duration.ofDays(1))));

        assertThat(closedDays()).containsExactly("2020-03-11");
        JsonObject alert =
                get("/api/v1/alerts?state=open").array("items").objects().getFirst();
        assertThat(alert.text("alert")).isEqualTo("performance");
        assertThat(alert.text("raised_at")).isEqualTo("2020-03-12T03:00:00Z");
        assertThat(get("/api/v1/endpoints/ride-minutes").text("served_by")).isEqualTo("failsafe");
    }

    @Test
    void whatArrivedJustBeforeTheEndOfTheProcessCountsAfterTheNextStart() throws InterruptedException {
        gimbal.close();
        open(false);
        rides.predictAndLabel("bad", BAD_DAY);
        Instant last = rides.predictAndLabel("next", BAD_DAY.plus(Duration.ofDays(1)));
        assertThat(reached()).isEmpty();
        gimbal.close();
        open(true);

        awaitReached(last);
        assertThat(closedDays()).containsExactly("2020-03-11");
    }

    @Test
    void aPredictionFromTheFutureIsRefusedAndMovesNothing() throws IOException, InterruptedException {
        Result refused = predict("9999-12-31T00:00:00Z");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("[0].event_time: event time is at most a day ahead of the clock");

        Instant moment = BAD_DAY.plusSeconds(1);
        assertThat(predict(moment.toString()).exitCode()).isZero();
        awaitReached(moment);
    }

    private Result predict(String eventTime) throws IOException {
        Files.writeString(folder.resolve("ride.json"), """
                {"event_time": "%s", "keys": {"zone": 1}, "inputs": {"distance": 2.0, "shared": true, "hour": 3}}
                """.formatted(eventTime));
        return gimbal.run("endpoints", "predict", "ride-minutes", "ride.json");
    }

    private void awaitReached(Instant moment) throws InterruptedException {
        for (int i = 0; i < 300 && !reached().equals(Optional.of(moment.toString())); i++) {
            Thread.sleep(100);
        }
        assertThat(reached()).contains(moment.toString());
    }

    private Optional<String> reached() {
        return get(EVENT_TIME).findText("reached");
    }

    private List<String> closedDays() {
        return get("/api/v1/monitors/ride-minutes/chunks").array("items").objects().stream()
                .map(chunk -> chunk.text("day"))
                .toList();
    }

    private JsonObject get(String path) {
        return (JsonObject) Json.parse(rides.client().get(path).bytes());
    }
}
