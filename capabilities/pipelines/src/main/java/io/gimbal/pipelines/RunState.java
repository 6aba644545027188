package io.gimbal.pipelines;

/// Where a run is.
public enum RunState {
    /// Waiting for its turn.
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /// A step failed, or the server stopped while it ran.
    FAILED,
    /// Somebody stopped it.
    CANCELLED;

    public boolean isEnd() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
