package io.gimbal.serving.http;

import io.gimbal.http.Route;
import io.gimbal.serving.Candidates;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Failsafes;
import io.gimbal.serving.Labels;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.Predictions;
import io.gimbal.serving.RoleHolders;
import io.gimbal.serving.Switchboard;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The native interface of serving.
public final class ServingRoutes {
    /// What the routes call.
    ///
    /// @param eventTime where event time stands, for what a person does now
    public record Services(
            Endpoints endpoints,
            Predictions predictions,
            Labels labels,
            PredictionLog log,
            Candidates candidates,
            Failsafes failsafes,
            Switchboard switchboard,
            RoleHolders holders,
            InstantSource eventTime) {}

    private final Services services;

    public ServingRoutes(Services services) {
        this.services = services;
    }

    public List<Route> routes() {
        return Stream.of(
                        new EndpointRoutes(services).routes(),
                        new PredictRoutes(services.endpoints(), services.predictions(), services.labels()).routes(),
                        new RecordRoutes(services.endpoints(), services.log()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
