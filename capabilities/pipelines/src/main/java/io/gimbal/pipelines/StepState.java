package io.gimbal.pipelines;

/// Where a step of a run is.
public enum StepState {
    WAITING,
    RUNNING,
    SUCCEEDED,
    /// Its result was there already, from the same inputs.
    CACHED,
    FAILED,
    CANCELLED
}
