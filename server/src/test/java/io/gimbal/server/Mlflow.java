package io.gimbal.server;

import io.gimbal.http.Route;
import io.gimbal.mlflow.MlflowErrors;

/// Which routes refuse as MLflow does.
final class Mlflow {
    private static final MlflowErrors ERRORS = new MlflowErrors();

    private Mlflow() {}

    static boolean owns(Route route) {
        return ERRORS.covers(route.pattern());
    }
}
