package io.gimbal.serving.http;

import io.gimbal.access.CallingConsumer;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.serving.ConsumerName;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Label;
import io.gimbal.serving.Labels;
import io.gimbal.serving.PredictionId;
import io.gimbal.serving.PredictionJson;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.Predictions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Predictions go out, labels come in.
final class PredictRoutes {
    private static final int MOST_LABELS = 10_000;
    private static final long LAST_SECOND = 253_402_300_800L; // of the year 9999
    private static final String ID = "prediction_id";
    private static final String VALUE = "value";
    private static final String KNOWN_AT = "known_at";
    private static final Set<String> LABEL = Set.of(ID, VALUE, KNOWN_AT);

    private final Endpoints endpoints;
    private final Predictions predictions;
    private final Labels labels;

    PredictRoutes(Endpoints endpoints, Predictions predictions, Labels labels) {
        this.endpoints = endpoints;
        this.predictions = predictions;
        this.labels = labels;
    }

    List<Route> routes() {
        return List.of(
                Route.post(EndpointRoutes.ONE + "/predict", this::predict).with(Route.Trait.QUESTION),
                Route.post(EndpointRoutes.ONE + "/labels", this::label).with(Route.Trait.RECORDED));
    }

    /// `{id?, event_time?, keys{}, inputs{}}`, or an array of them; answered in kind.
    private Response predict(Request request) {
        EndpointName endpoint = endpoints.resolve(request.pathParameter("name"));
        JsonValue body = request.json();
        boolean isBatch = body instanceof JsonArray;
        List<JsonValue> items = body instanceof JsonArray(List<JsonValue> several) ? several : List.of(body);
        List<PredictionRecord> records = predictions.predict(
                new Predictions.Call(endpoint, CallingConsumer.find(request).map(ConsumerName::new), items));
        if (!isBatch) {
            return Response.json((JsonValue) PredictionJson.answer(records.getFirst()));
        }
        List<JsonValue> answers = new ArrayList<>(records.size());
        records.forEach(record -> answers.add(PredictionJson.answer(record)));
        return Response.json((JsonValue) new JsonArray(answers));
    }

    /// `[{prediction_id, value, known_at}, ...]`
    private Response label(Request request) {
        EndpointName endpoint = endpoints.resolve(request.pathParameter("name"));
        if (!(request.json() instanceof JsonArray(List<JsonValue> items))) {
            throw CodedException.invalidArgument("expected an array of labels");
        }
        if (items.size() > MOST_LABELS) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE, items.size() + " labels at once, at most " + MOST_LABELS + " are taken");
        }
        List<Label> read = read(items);
        int joined = labels.append(endpoint, read);
        return Response.json((JsonValue) JsonObject.builder()
                .put("joined", joined)
                .put("repeated", read.size() - joined)
                .build());
    }

    private static List<Label> read(List<JsonValue> items) {
        Problems problems = new Problems();
        List<Label> read = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String place = "[" + i + "]";
            if (items.get(i) instanceof JsonObject item) {
                read(place, item, read, problems);
            } else {
                problems.add(place, "expected an object, found " + items.get(i).kind());
            }
        }
        problems.throwIfAny("the labels");
        return read;
    }

    private static void read(String place, JsonObject item, List<Label> read, Problems problems) {
        for (String name : item.fields().keySet()) {
            if (!LABEL.contains(name)) {
                Problem problem = Problem.in(place + "." + name, "unknown field");
                problems.add(problem.withNearest(name, LABEL));
            }
        }
        try {
            read.add(new Label(new PredictionId(item.text(ID)), item.number(VALUE), time(item.text(KNOWN_AT))));
        } catch (CodedException e) {
            problems.add(place, e.getMessage());
        }
    }

    private static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.equals(time.truncatedTo(ChronoUnit.MICROS)) && Math.abs(time.getEpochSecond()) < LAST_SECOND) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, notATime(text), e);
        }
        throw CodedException.invalidArgument(notATime(text));
    }

    private static String notATime(String text) {
        return KNOWN_AT + ": expected a time like 2020-03-01T12:00:00Z, to the microsecond, found \"" + text + "\"";
    }
}
