package io.gimbal.mlflow.wiring;

import io.gimbal.http.ForeignProblems;
import io.gimbal.http.Route;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.ServerInfoRoutes;
import java.util.List;
import java.util.stream.Stream;

/// What MLflow's clients call, ready to be served.
///
/// @param problems how they are refused
public record MlflowModule(List<Route> routes, ForeignProblems problems) {

    public static MlflowModule create() {
        List<MlflowRoute> calls =
                Stream.of(ServerInfoRoutes.routes()).flatMap(List::stream).toList();
        return new MlflowModule(MlflowRoute.served(calls), new MlflowErrors());
    }
}
