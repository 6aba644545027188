package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route.Trait;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.mlflow.tracking.LoggedModelJson.Status;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.models.LoggedModelRecord;
import io.gimbal.tracking.models.LoggedModels;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

final class LoggedModelRoutes {
    private static final String ONE = "/logged-models/{model}";
    private static final int MOST_PARAMS = 100;

    private final LoggedModels models;
    private final Names names;

    LoggedModelRoutes(TrackingServices services) {
        this.models = services.models();
        this.names = new Names(services.ids());
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/logged-models", this::create).with(Trait.RECORDED),
                MlflowRoute.get(ONE, this::get),
                MlflowRoute.patch(ONE, this::finish).with(Trait.RECORDED),
                MlflowRoute.delete(ONE, this::delete),
                MlflowRoute.post(ONE + "/params", this::logParams).with(Trait.RECORDED),
                MlflowRoute.patch(ONE + "/tags", this::putTags).with(Trait.RECORDED),
                MlflowRoute.delete(ONE + "/tags/{key...}", this::deleteTag));
    }

    private static LoggedModelId id(Request request) {
        return Ids.model(request.pathParameter("model"));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        ExperimentId experiment = Ids.experiment(fields);
        LoggedModelDraft draft = new LoggedModelDraft(
                experiment,
                fields.findText("name").orElseGet(names::next),
                fields.findText("model_type").orElse(""),
                fields.findText("source_run_id").orElse(""),
                params(fields),
                Tags.map(fields, "tags"));
        return answer(Wording.ofExperiment(experiment.value(), () -> models.create(draft)));
    }

    private static Map<String, String> params(Fields fields) {
        Map<String, String> params = Tags.map(fields, "params");
        if (params.size() > MOST_PARAMS) {
            throw CodedException.invalidArgument("A logged model takes at most " + MOST_PARAMS
                    + " params in one request. Got " + params.size() + ": send them in several");
        }
        return params;
    }

    private Response get(Request request) {
        LoggedModelId id = id(request);
        return answer(known(id, () -> models.record(id)));
    }

    private Response finish(Request request) {
        LoggedModelId id = id(request);
        Fields fields = Fields.of(request);
        Status status =
                fields.findOne("status", List.of(Status.values()), 0).orElseThrow(() -> fields.missing("status"));
        return answer(known(id, () -> models.finish(id, status.ours())));
    }

    private Response delete(Request request) {
        LoggedModelId id = id(request);
        return done(id, () -> models.delete(id));
    }

    private Response logParams(Request request) {
        LoggedModelId id = id(request);
        Map<String, String> params = params(Fields.of(request));
        return done(id, () -> models.appendParams(id, params));
    }

    private Response putTags(Request request) {
        LoggedModelId id = id(request);
        Map<String, String> tags = Tags.map(Fields.of(request), "tags");
        return done(id, () -> models.putTags(id, tags));
    }

    private Response deleteTag(Request request) {
        LoggedModelId id = id(request);
        String key = request.pathParameter("key");
        known(id, () -> models.get(id));
        return Wording.of(
                ErrorCode.NOT_FOUND, "No tag with key '" + key + "' found for model with ID '" + id + "'", () -> {
                    models.deleteTag(id, key);
                    return WireWriter.nothing();
                });
    }

    private static Response answer(LoggedModelRecord record) {
        return WireWriter.answer(json -> json.object("model", it -> LoggedModelJson.write(it, record)));
    }

    private static Response done(LoggedModelId id, Runnable work) {
        return known(id, () -> {
            work.run();
            return WireWriter.nothing();
        });
    }

    private static <T> T known(LoggedModelId id, Supplier<T> work) {
        return Wording.of(ErrorCode.NOT_FOUND, Ids.noModel(id.value()).getMessage(), work);
    }
}
