package io.gimbal.mlflow;

/// MLflow's names for what went wrong, those that are answered here, with their statuses. Its clients raise by the
/// name and repeat by the status: what can never succeed has none of 429 and the five hundreds.
public enum MlflowErrorCode {
    INVALID_PARAMETER_VALUE(400),
    BAD_REQUEST(400),
    /// 500 in MLflow, where clients repeat in vain for minutes.
    INVALID_STATE(400),
    RESOURCE_ALREADY_EXISTS(400),
    UNAUTHENTICATED(401),
    PERMISSION_DENIED(403),
    RESOURCE_DOES_NOT_EXIST(404),
    ENDPOINT_NOT_FOUND(404),
    RESOURCE_CONFLICT(409),
    RESOURCE_EXHAUSTED(429),
    INTERNAL_ERROR(500),
    DATA_LOSS(500),
    NOT_IMPLEMENTED(501),
    TEMPORARILY_UNAVAILABLE(503),
    DEADLINE_EXCEEDED(504);

    private final int status;

    MlflowErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
