package io.gimbal.mlflow.artifacts;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.MlflowErrorCode;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoot;
import io.gimbal.mlflow.MlflowRoute;
import java.util.List;
import java.util.stream.Stream;

/// Uploads in parts, which clients try first for large files when they are told to. They know this refusal, and send
/// the file as a whole instead, which is as fast where the parts would go to the same server.
final class MultipartRoutes {
    private static final String REFUSAL = "Multipart upload is not supported for the current artifact repository";

    List<MlflowRoute> routes() {
        return Stream.of("create", "complete", "abort")
                .map(act -> MlflowRoute.post("/mpu/" + act + "/{path...}", MultipartRoutes::refuse)
                        .below(MlflowRoot.ARTIFACTS))
                .toList();
    }

    private static Response refuse(Request request) {
        TreeRoutes.path(request);
        return MlflowErrors.response(MlflowErrorCode.NOT_IMPLEMENTED, REFUSAL);
    }
}
