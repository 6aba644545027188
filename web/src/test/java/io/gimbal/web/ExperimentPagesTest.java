package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of experiments.
final class ExperimentPagesTest {
    @TempDir
    private static Path folder;

    private static TrackingWorld world;
    private static TestServer server;

    @BeforeAll
    static void start() {
        world = TrackingWorld.told(folder);
        server = world.server();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void theNewestStandsFirstAndItsNameIsOnlyText() {
        assertThat(server.get("/experiments").text())
                .containsSubsequence("&lt;img src=x", TrackingStory.TAXI, "Default")
                .doesNotContain("<img");
    }

    @Test
    void aRunIsFoundWithoutItsExperiment() {
        String id = world.story().run("baseline").value();

        assertThat(server.get("/runs/" + id).header("Location")).hasValue("/experiments/1/runs/" + id);
        assertThat(server.get("/runs/" + id + "0").status()).isEqualTo(404);
    }
}
