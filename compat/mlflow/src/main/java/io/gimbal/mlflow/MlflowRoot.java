package io.gimbal.mlflow;

import java.util.List;

/// Below which paths a call is served. Most are spelled twice, for programs and for browsers.
public enum MlflowRoot {
    V2("/api/2.0/mlflow", "/ajax-api/2.0/mlflow"),
    V3("/api/3.0/mlflow", "/ajax-api/3.0/mlflow"),
    ARTIFACTS("/api/2.0/mlflow-artifacts", "/ajax-api/2.0/mlflow-artifacts"),
    /// Calls that only MLflow's pages make.
    BROWSER("/ajax-api/2.0/mlflow"),
    /// The path says all.
    NONE("");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> spellings;

    MlflowRoot(String... spellings) {
        this.spellings = List.of(spellings);
    }

    public List<String> spellings() {
        return spellings;
    }
}
