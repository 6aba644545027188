package io.gimbal.serving.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Label;
import io.gimbal.serving.LabelledPrediction;
import io.gimbal.serving.PredictionId;
import io.gimbal.serving.PredictionJson;
import io.gimbal.serving.PredictionLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// What was predicted, with all that explains it.
final class RecordRoutes {
    private static final String FROM = "from";
    private static final String LIMIT = "limit";
    private static final String AFTER = "after";

    private final Endpoints endpoints;
    private final PredictionLog log;

    RecordRoutes(Endpoints endpoints, PredictionLog log) {
        this.endpoints = endpoints;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.get(EndpointRoutes.ONE + "/predictions", this::list),
                Route.get(EndpointRoutes.ONE + "/predictions/{id}", this::get));
    }

    /// `?from=2020-03-15T00:00:00Z&limit=100&after=...`, in order of event time and id.
    private Response list(Request request) {
        EndpointName endpoint = endpoints.resolve(request.pathParameter("name"));
        Parameters query = request.query().only(FROM, LIMIT, AFTER);
        long limit = query.findInteger(LIMIT).orElse((long) PageRequest.DEFAULT_SIZE);
        if (limit < 1 || limit > PageRequest.MAX_SIZE) {
            throw CodedException.invalidArgument(
                    LIMIT + ": " + limit + " is not between 1 and " + PageRequest.MAX_SIZE);
        }
        Instant from = query.find(FROM).map(RecordRoutes::time).orElse(Instant.MIN);
        PageRequest page = new PageRequest((int) limit, query.find(AFTER).map(PageToken::new));
        return Response.json(PageAnswer.of(log.list(endpoint, from, page), it -> answer(endpoint, it)));
    }

    private Response get(Request request) {
        EndpointName endpoint = endpoints.resolve(request.pathParameter("name"));
        PredictionId id = new PredictionId(request.pathParameter("id"));
        return Response.json((JsonValue) answer(
                endpoint,
                log.find(endpoint, id)
                        .orElseThrow(
                                () -> CodedException.notFound(endpoint + " has made no prediction \"" + id + "\""))));
    }

    private JsonObject answer(EndpointName endpoint, LabelledPrediction prediction) {
        JsonObject written = PredictionJson.write(prediction.prediction());
        return prediction
                .label()
                .map(label -> written.toBuilder()
                        .put("label", answer(endpoint, prediction.prediction().eventTime(), label))
                        .build())
                .orElse(written);
    }

    private JsonObject answer(EndpointName endpoint, Instant predicted, Label label) {
        return JsonObject.builder()
                .put("value", label.value())
                .put("known_at", label.knownAt().toString())
                .put("late", endpoints.get(endpoint).settings().isLate(predicted, label))
                .build();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT,
                    FROM + ": expected a time like 2020-03-15T00:00:00Z, found \"" + text + "\"",
                    e);
        }
    }
}
