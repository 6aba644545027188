package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a monitor may not ask of its endpoint, which the plan finds out before anybody watches in vain.
final class RefusedMonitorsTest {
    private static final String COLUMNS = "columns: [distance, prediction, label]";
    private static final String WATCHING = """
            monitor: from-outside
            endpoint: interop/ride-minutes
            drift:
              columns: [zone, %s]
            alerts:
              - alert: inputs
                severity: WARNING
                when: drift.inputs > 1.0
            """;

    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        Rides.project(Files.createDirectory(folder.resolve("rides")));
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private Result planWith(String sound, String other) throws IOException {
        Path file = folder.resolve("rides/rides.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(sound);
        Files.writeString(file, text.replace(sound, other));
        return gimbal.run("plan", "rides");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "distanse | did you mean \"distance\"?",
                "zone_activity.zone_minuts_24h | did you mean \"zone_activity.zone_minutes_24h\"?",
                "zones | did you mean \"zone\"?"
            })
    void aColumnThatNoRequestHas(String column, String hint) throws IOException {
        Result refused = planWith(COLUMNS, "columns: [" + column + ", prediction]");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("rides.yaml:106:13: endpoint:interop/ride-minutes has no column \"" + column + "\"", hint);
    }

    @Test
    void keysInputsAndFeaturesMayBeWatched() throws IOException {
        Result planned = planWith(COLUMNS, "columns: [zone, shared, zone_activity.*, zone_activity.zone_rides_1h]");

        assertThat(planned.err()).isEmpty();
        assertThat(planned.exitCode()).isZero();
    }

    @Test
    void aColumnThatItsServiceLosesInTheSamePlan() throws IOException {
        gimbal.done("apply", "rides", "--why", "begin");

        Result refused = planWith("inputs: { distance: double, shared", "inputs: { shared");

        assertThat(refused.err())
                .contains("rides.yaml:106:13: endpoint:interop/ride-minutes has no column \"distance\"");
    }

    @Test
    void aFailsafeOfAnEndpointThatHasNone() throws IOException {
        Result refused = planWith("failsafe: { alias: failsafe }\n", "");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "rides.yaml:111:26: endpoint:interop/ride-minutes has no failsafe that \"performance\" could ask for",
                        "failsafe: { alias: failsafe }");
    }

    @Test
    void aColumnOfAnotherProjectsEndpoint() throws IOException {
        gimbal.done("apply", "rides", "--why", "begin");
        Files.createDirectory(folder.resolve("watch"));
        Files.writeString(folder.resolve("watch/project.yaml"), "project: watch\nowner: bob\n");
        Files.writeString(folder.resolve("watch/monitor.yaml"), WATCHING.formatted("distanse"));

        assertThat(gimbal.run("plan", "watch").err())
                .contains(
                        "monitor.yaml:4:19: endpoint:interop/ride-minutes has no column \"distanse\"",
                        "did you mean \"distance\"?");

        Files.writeString(folder.resolve("watch/monitor.yaml"), WATCHING.formatted("distance"));
        gimbal.done("apply", "watch", "--why", "watch it");
    }
}
