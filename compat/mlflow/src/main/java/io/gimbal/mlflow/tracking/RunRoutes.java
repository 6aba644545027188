package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route.Trait;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.ParentUpdate;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class RunRoutes {
    /// In the order of MLflow's numbers, which begin at 1.
    private static final List<RunStatus> STATUSES =
            List.of(RunStatus.RUNNING, RunStatus.SCHEDULED, RunStatus.FINISHED, RunStatus.FAILED, RunStatus.KILLED);

    private final Runs runs;
    private final RunChanges changes;
    private final Names names;

    RunRoutes(TrackingServices services) {
        this.runs = services.runs();
        this.changes = new RunChanges(services);
        this.names = new Names(services.ids());
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/runs/create", this::create).with(Trait.RECORDED),
                MlflowRoute.get("/runs/get", this::get),
                MlflowRoute.post("/runs/update", this::update).with(Trait.RECORDED),
                MlflowRoute.post("/runs/delete", this::delete),
                MlflowRoute.post("/runs/restore", this::restore));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        ExperimentId experiment = Ids.experiment(fields);
        RunChanges.Said said = changes.said(Tags.of(fields));
        RunDraft draft = new RunDraft(
                experiment,
                Optional.of(name(fields, said.update().name())),
                request.caller().name(),
                fields.findText("user_id").orElse(""),
                said.update().parent().given(),
                Capture.nothing(),
                said.rest(),
                fields.findInteger("start_time").filter(it -> it != 0).map(Instant::ofEpochMilli));
        Run run = Wording.ofExperiment(experiment.value(), () -> runs.create(draft));
        RunRecord fresh = new RunRecord(run, List.of(), List.of(), draft.tags(), List.of(), List.of(), List.of());
        return WireWriter.answer(json -> json.object("run", it -> RunJson.write(it, fresh)));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // of this class alone
    private String name(Fields fields, Optional<String> said) {
        Optional<String> tag = said.filter(it -> !it.isEmpty());
        Optional<String> name = fields.findText("run_name").filter(it -> !it.isEmpty());
        if (tag.isPresent() && name.isPresent() && !tag.equals(name)) {
            throw CodedException.invalidArgument("Both 'run_name' and the tag '" + Tags.RUN_NAME
                    + "' name the run, and differ: '" + name.get() + "' and '" + tag.get() + "'");
        }
        return name.or(() -> tag).orElseGet(names::next);
    }

    private Response get(Request request) {
        RunId id = Ids.run(Fields.of(request));
        RunRecord record = Wording.ofRun(id.value(), () -> runs.record(id));
        return WireWriter.answer(json -> json.object("run", it -> RunJson.write(it, record)));
    }

    private Response update(Request request) {
        Fields fields = Fields.of(request);
        RunId id = Ids.run(fields);
        RunUpdate update = new RunUpdate(
                fields.findOne("status", STATUSES, 1),
                fields.findInteger("end_time").map(Instant::ofEpochMilli),
                fields.findText("run_name").filter(it -> !it.isEmpty()),
                new ParentUpdate.Keep());
        Run run = Wording.ofRun(id.value(), () -> runs.update(id, update));
        return WireWriter.answer(json -> json.object("run_info", it -> RunJson.info(it, run)));
    }

    private Response delete(Request request) {
        RunId id = Ids.run(Fields.of(request));
        Wording.ofRun(id.value(), () -> runs.delete(id));
        return WireWriter.nothing();
    }

    private Response restore(Request request) {
        RunId id = Ids.run(Fields.of(request));
        Wording.ofRun(id.value(), () -> runs.restore(id));
        return WireWriter.nothing();
    }
}
