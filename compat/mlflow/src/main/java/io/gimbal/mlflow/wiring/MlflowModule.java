package io.gimbal.mlflow.wiring;

import io.gimbal.core.IdSource;
import io.gimbal.http.ForeignProblems;
import io.gimbal.http.Route;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.ServerInfoRoutes;
import io.gimbal.mlflow.artifacts.ArtifactRoutes;
import io.gimbal.mlflow.artifacts.ArtifactServices;
import io.gimbal.mlflow.registry.RegistryCalls;
import io.gimbal.mlflow.tracking.TrackingRoutes;
import io.gimbal.mlflow.tracking.TrackingServices;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.search.Searches;
import java.util.List;
import java.util.stream.Stream;

/// What MLflow's clients call, ready to be served.
///
/// @param problems how they are refused
public record MlflowModule(List<Route> routes, ForeignProblems problems) {

    /// What the calls about tracking need of the server.
    ///
    /// @param database for what one call changes by two services at once
    /// @param ids where the names of nameless runs are drawn from
    public record Tracking(
            Database database,
            Experiments experiments,
            Runs runs,
            RunLog log,
            LoggedModels models,
            Searches searches,
            Artifacts artifacts,
            IdSource ids) {
        private TrackingServices services() {
            return new TrackingServices(database, experiments, runs, log, models, searches, ids);
        }

        private ArtifactServices artifactServices() {
            return new ArtifactServices(artifacts, runs, models);
        }
    }

    public static MlflowModule create(Tracking tracking, ClientRegistry registry) {
        RegistryCalls ofRegistry = new RegistryCalls(tracking.database(), registry);
        ArtifactRoutes ofArtifacts = new ArtifactRoutes(tracking.artifactServices());
        List<MlflowRoute> calls = Stream.of(
                        ServerInfoRoutes.routes(),
                        new TrackingRoutes(tracking.services()).routes(),
                        ofRegistry.routes(),
                        ofArtifacts.routes(),
                        ofArtifacts.ofVersions(ofRegistry::location))
                .flatMap(List::stream)
                .toList();
        return new MlflowModule(MlflowRoute.served(calls), new MlflowErrors());
    }
}
