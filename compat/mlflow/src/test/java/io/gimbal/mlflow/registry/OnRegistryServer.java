package io.gimbal.mlflow.registry;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Each test asks a registry of its own.
abstract class OnRegistryServer {
    @TempDir
    private Path folder;

    protected RegistryServer mlflow;

    @BeforeEach
    void start() {
        mlflow = RegistryServer.start(folder);
    }

    @AfterEach
    void stop() {
        mlflow.close();
    }
}
