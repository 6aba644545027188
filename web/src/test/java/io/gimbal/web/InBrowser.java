package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The told world in a real browser, whose console stays silent.
abstract class InBrowser {
    @TempDir
    private static Path folder;

    static TaxiWorld world;
    static Chromium chromium;

    @BeforeAll
    static void start() {
        world = TaxiWorld.told(folder);
        chromium = Chromium.start(world.server().uri());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        world.close();
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(chromium.complaints()).isEmpty();
    }
}
