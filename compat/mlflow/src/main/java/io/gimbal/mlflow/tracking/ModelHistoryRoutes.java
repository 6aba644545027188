package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route.Trait;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// How clients before MLflow 3 say which models a run made: one more item of a JSON list in a tag of the run.
final class ModelHistoryRoutes {
    private static final String HISTORY = "mlflow.log-model.history";
    private static final List<String> MANDATORY = List.of("artifact_path", "flavors", "utc_time_created", "run_id");

    private final TrackingServices services;

    /// The list is read before it is written; one process has the tags.
    private final ReentrantLock lock = new ReentrantLock();

    ModelHistoryRoutes(TrackingServices services) {
        this.services = services;
    }

    List<MlflowRoute> routes() {
        return List.of(MlflowRoute.post("/runs/log-model", this::append).with(Trait.RECORDED));
    }

    private Response append(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        JsonObject model = model(fields.text("model_json"));
        lock.lock();
        try {
            return Wording.ofRun(run.value(), () -> {
                services.log().append(run, RunBatch.ofTags(List.of(history(run, model))));
                return WireWriter.nothing();
            });
        } finally {
            lock.unlock();
        }
    }

    private static JsonObject model(String text) {
        JsonValue model = Wording.of(
                ErrorCode.INVALID_ARGUMENT, "Malformed model info: 'model_json' is not JSON", () -> Json.parse(text));
        List<String> missing = MANDATORY.stream()
                .filter(name -> !(model instanceof JsonObject object && object.has(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw CodedException.invalidArgument("Model json is missing mandatory fields: " + missing);
        }
        return (JsonObject) model;
    }

    /// A tag is anybody's to set.
    private static List<JsonValue> list(String text) {
        JsonValue list =
                Wording.of(ErrorCode.INVALID_ARGUMENT, "the tag " + HISTORY + " is not JSON", () -> Json.parse(text));
        if (!(list instanceof JsonArray array)) {
            throw CodedException.invalidArgument("the tag " + HISTORY + " is not a list");
        }
        return array.items();
    }

    private Tag history(RunId run, JsonObject model) {
        List<JsonValue> models =
                new ArrayList<>(Tags.find(services.runs().record(run).tags(), HISTORY)
                        .map(ModelHistoryRoutes::list)
                        .orElse(List.of()));
        models.add(model);
        return Tag.of(HISTORY, new JsonArray(models).toString()); // too long a list is refused, not cut
    }
}
