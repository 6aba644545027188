package io.gimbal.web;

import io.gimbal.http.TestServer;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One world for all tests of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InWorld<W extends World> {
    private final Function<Path, W> teller;
    W world;
    TestServer server;

    /// @param teller tells the world in an empty folder
    InWorld(Function<Path, W> teller) {
        this.teller = teller;
    }

    @BeforeAll
    void tell(@TempDir Path folder) {
        world = teller.apply(folder);
        server = world.server();
    }

    @AfterAll
    void end() {
        if (world != null) {
            world.close();
        }
    }
}
