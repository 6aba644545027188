package io.gimbal.mlflow.tracking;

import io.gimbal.mlflow.MlflowRoute;
import java.util.List;
import java.util.stream.Stream;

/// Everything MLflow's clients ask of tracking but artifacts.
public final class TrackingRoutes {
    private final TrackingServices services;

    public TrackingRoutes(TrackingServices services) {
        this.services = services;
    }

    public List<MlflowRoute> routes() {
        return Stream.of(
                        new ExperimentRoutes(services.experiments()).routes(),
                        new RunRoutes(services).routes(),
                        new RunLogRoutes(services).routes(),
                        new ModelHistoryRoutes(services).routes(),
                        new MetricRoutes(services.log()).routes(),
                        new BulkMetricRoutes(services.log()).routes(),
                        new LoggedModelRoutes(services).routes(),
                        new SearchRoutes(services.searches()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
