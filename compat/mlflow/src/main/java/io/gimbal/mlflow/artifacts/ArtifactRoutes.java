package io.gimbal.mlflow.artifacts;

import io.gimbal.mlflow.MlflowRoute;
import java.util.List;
import java.util.stream.Stream;

/// Everything MLflow's clients ask of artifacts.
public final class ArtifactRoutes {
    private final ArtifactServices services;

    public ArtifactRoutes(ArtifactServices services) {
        this.services = services;
    }

    /// What is left of the model versions, whose places the registry knows.
    public List<MlflowRoute> ofVersions(VersionLocations versions) {
        return new OwnedRoutes(services).ofVersions(versions);
    }

    public List<MlflowRoute> routes() {
        return Stream.of(
                        new TreeRoutes(services.artifacts()).routes(),
                        new MultipartRoutes().routes(),
                        new OwnedRoutes(services).routes())
                .flatMap(List::stream)
                .toList();
    }
}
