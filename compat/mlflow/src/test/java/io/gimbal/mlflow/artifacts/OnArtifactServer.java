package io.gimbal.mlflow.artifacts;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Each test asks a tree of artifacts of its own.
abstract class OnArtifactServer {
    @TempDir
    private Path folder;

    protected ArtifactServer mlflow;

    @BeforeEach
    void start() {
        mlflow = ArtifactServer.start(folder);
    }

    @AfterEach
    void stop() {
        mlflow.close();
    }
}
