package io.gimbal.registry.http;

import io.gimbal.core.ErrorCode;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.registry.Promotion;

/// A promotion that was refused: a problem like any other, with the whole decision beside it.
final class RefusalAnswer {
    private RefusalAnswer() {}

    static Response of(Promotion.Refused refused, Request request) {
        ProblemJson problem = ProblemJson.of(
                ErrorCode.FAILED_PRECONDITION, refused.message(), request.path().raw());
        JsonObject body = ((JsonObject) Json.toValue(problem))
                .toBuilder()
                        .put("version", refused.version().number())
                        .put("stage", refused.stage().value())
                        .put(
                                "obstacles",
                                new JsonArray(refused.obstacles().stream()
                                        .<JsonValue>map(JsonString::new)
                                        .toList()))
                        .put("decision", Json.toValue(DecisionAnswer.of(refused.decision())))
                        .build();
        return Response.bytes(ProblemJson.CONTENT_TYPE, Json.bytes(body)).withStatus(problem.status());
    }
}
