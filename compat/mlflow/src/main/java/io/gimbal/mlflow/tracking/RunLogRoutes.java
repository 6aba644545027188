package io.gimbal.mlflow.tracking;

import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route.Trait;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import java.util.List;

/// What runs report while they go.
final class RunLogRoutes {
    private final Runs runs;
    private final RunLog log;
    private final RunChanges changes;

    RunLogRoutes(TrackingServices services) {
        this.runs = services.runs();
        this.log = services.log();
        this.changes = new RunChanges(services);
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/runs/log-metric", this::logMetric).with(Trait.RECORDED),
                MlflowRoute.post("/runs/log-batch", this::logBatch).with(Trait.RECORDED),
                MlflowRoute.post("/runs/log-parameter", this::logParam).with(Trait.RECORDED),
                MlflowRoute.post("/runs/set-tag", this::putTag).with(Trait.RECORDED),
                MlflowRoute.post("/runs/delete-tag", this::deleteTag),
                MlflowRoute.post("/runs/log-inputs", this::logInputs).with(Trait.RECORDED),
                MlflowRoute.post("/runs/outputs", this::logOutputs).with(Trait.RECORDED));
    }

    private Response logMetric(Request request) {
        BatchDecoder.Logged logged = BatchDecoder.ofMetric(request.body());
        return append(logged.run(), logged.batch());
    }

    private Response logBatch(Request request) {
        BatchDecoder.Logged logged = BatchDecoder.ofBatch(request.body());
        return append(logged.run(), logged.batch());
    }

    private Response logParam(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        String key = fields.text("key");
        String value = Excerpt.beginning(fields.findText("value").orElse(""), Param.MAX_VALUE_LENGTH);
        return append(run, RunBatch.ofParams(List.of(new Param(new Key(key), value))));
    }

    private Response putTag(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        String key = fields.text("key");
        String value = fields.findText("value").orElse("");
        return append(run, RunBatch.ofTags(List.of(Tags.tag(key, value))));
    }

    private Response append(RunId run, RunBatch batch) {
        return Wording.ofRun(run.value(), () -> {
            changes.append(run, batch);
            return WireWriter.nothing();
        });
    }

    private Response deleteTag(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        String key = fields.text("key");
        Wording.ofRun(run.value(), () -> runs.get(run));
        String absent = "No tag with name: " + key + " in run with id " + run;
        return Wording.of(
                ErrorCode.NOT_FOUND,
                absent,
                () -> Wording.ofActiveRun(run.value(), () -> {
                    changes.deleteTag(run, new Key(key));
                    return WireWriter.nothing();
                }));
    }

    private Response logInputs(Request request) {
        Fields fields = Fields.of(request);
        RunId run = new RunId(fields.text("run_id", "run_uuid"));
        List<DatasetInput> datasets = fields.objects("datasets", DatasetFields::input);
        List<LoggedModelId> models = fields.objects("models", model -> new LoggedModelId(model.text("model_id")));
        return Wording.ofRun(run.value(), () -> {
            log.appendInputs(run, datasets, models);
            return WireWriter.nothing();
        });
    }

    private Response logOutputs(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        if (!fields.has("models")) {
            throw fields.missing("models");
        }
        List<ModelOutput> models = fields.objects(
                "models",
                model -> new ModelOutput(
                        new LoggedModelId(model.text("model_id")),
                        model.findInteger("step").orElse(0L)));
        return Wording.ofRun(run.value(), () -> {
            log.appendOutputs(run, models);
            return WireWriter.nothing();
        });
    }
}
