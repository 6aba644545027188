package io.gimbal.mlflow;

import io.gimbal.core.ErrorCode;
import io.gimbal.http.ForeignProblems;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.RequestPath;
import io.gimbal.http.Response;
import io.gimbal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How MLflow's clients are refused: `{"error_code": ..., "message": ...}`. The one table from our codes to theirs.
///
/// A message says what the caller did. Of what went wrong here it tells a kind and no words, which might name a table
/// or a file. Angle brackets are written as escapes, so that no answer holds markup.
public final class MlflowErrors implements ForeignProblems {
    private static final int METHOD_NOT_ALLOWED = 405;

    /// Below these, paths nobody serves are refused in MLflow's words, too.
    private static final List<String> ROOTS = List.of(
            "/api/2.0",
            "/api/3.0",
            "/ajax-api",
            "/get-artifact",
            "/model-versions/get-artifact",
            "/graphql",
            "/v1/traces",
            "/health",
            "/version");

    private static final List<String> OURS = List.of("/health/live", "/health/ready");

    public static Response response(MlflowErrorCode code, String message) {
        JsonObject body = JsonObject.builder()
                .put("error_code", code.name())
                .put("message", message)
                .build();
        String text = body.toString().replace("<", "\\u003c").replace(">", "\\u003e");
        return Response.bytes(Response.JSON, text.getBytes(StandardCharsets.UTF_8))
                .withStatus(code.status());
    }

    @Override
    public boolean covers(String path) {
        return !OURS.contains(path)
                && ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    @Override
    public Response response(ProblemJson problem, boolean isRouted) {
        if (problem.status() == METHOD_NOT_ALLOWED) {
            return response(MlflowErrorCode.ENDPOINT_NOT_FOUND, problem.detail())
                    .withStatus(METHOD_NOT_ALLOWED);
        }
        if (problem.detail().startsWith(RequestPath.REFUSED)) { // clients' tests compare the message as a whole
            return response(MlflowErrorCode.INVALID_PARAMETER_VALUE, "Invalid path");
        }
        if (problem.code() == ErrorCode.NOT_FOUND && !isRouted) {
            String told = UnservedCalls.told(problem.instance()).orElse(problem.detail());
            return response(MlflowErrorCode.ENDPOINT_NOT_FOUND, told);
        }
        return response(code(problem.code()), message(problem));
    }

    private static String message(ProblemJson problem) {
        return switch (problem.code().fault()) {
            case CALLER, LIMIT -> withProblems(problem);
            case DEPENDENCY -> problem.title();
            case SYSTEM -> problem.code() == ErrorCode.INTERNAL ? problem.detail() : problem.title();
        };
    }

    /// Several things at once are all named: the client shows its user this text and nothing else.
    private static String withProblems(ProblemJson problem) {
        StringBuilder text = new StringBuilder(problem.detail());
        for (ProblemJson.Item item : problem.problems()) {
            if (!problem.detail().contains(item.message())) {
                text.append("; ").append(item.message());
            }
        }
        return text.toString();
    }

    static MlflowErrorCode code(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION, TOO_LARGE -> MlflowErrorCode.INVALID_PARAMETER_VALUE;
            case UNSUPPORTED -> MlflowErrorCode.BAD_REQUEST;
            case NOT_FOUND -> MlflowErrorCode.RESOURCE_DOES_NOT_EXIST;
            case ALREADY_EXISTS -> MlflowErrorCode.RESOURCE_ALREADY_EXISTS;
            case CONFLICT -> MlflowErrorCode.RESOURCE_CONFLICT;
            case UNAUTHENTICATED -> MlflowErrorCode.UNAUTHENTICATED;
            case PERMISSION_DENIED -> MlflowErrorCode.PERMISSION_DENIED;
            case RESOURCE_EXHAUSTED -> MlflowErrorCode.RESOURCE_EXHAUSTED;
            case NO_SPACE, UNAVAILABLE, CANCELLED -> MlflowErrorCode.TEMPORARILY_UNAVAILABLE;
            case DEADLINE_EXCEEDED -> MlflowErrorCode.DEADLINE_EXCEEDED;
            case CORRUPT -> MlflowErrorCode.DATA_LOSS;
            case INTERNAL -> MlflowErrorCode.INTERNAL_ERROR;
        };
    }
}
