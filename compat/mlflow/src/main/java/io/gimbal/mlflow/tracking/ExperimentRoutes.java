package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.TextLength;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowErrorCode;
import io.gimbal.mlflow.MlflowErrors;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Optional;

final class ExperimentRoutes {
    private static final int MAX_TAG_VALUE = 5_000;

    private final Experiments experiments;

    ExperimentRoutes(Experiments experiments) {
        this.experiments = experiments;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/experiments/create", this::create),
                MlflowRoute.get("/experiments/get", request -> answer(get(Fields.of(request)))),
                MlflowRoute.get("/experiments/get-by-name", this::getByName),
                MlflowRoute.post("/experiments/delete", this::delete),
                MlflowRoute.post("/experiments/restore", this::restore),
                MlflowRoute.post("/experiments/update", this::rename),
                MlflowRoute.post("/experiments/set-experiment-tag", this::putTag),
                MlflowRoute.post("/experiments/delete-experiment-tag", this::deleteTag));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        String name = fields.text("name");
        Optional<String> location = fields.findText("artifact_location").filter(it -> !it.isEmpty());
        List<Tag> tags = Tags.of(fields);
        ExperimentDraft draft = new ExperimentDraft(name, location.map(ArtifactLocation::new), tags);
        Experiment made = Wording.of(ErrorCode.ALREADY_EXISTS, taken(name), () -> experiments.create(draft));
        return WireWriter.answer(json -> json.text("experiment_id", made.id().value()));
    }

    private Response getByName(Request request) {
        String name = Fields.of(request).text("experiment_name");
        return answer(experiments
                .findByName(name)
                .orElseThrow(() -> CodedException.notFound("Could not find experiment with name '" + name + "'")));
    }

    private Experiment get(Fields fields) {
        ExperimentId id = Ids.experiment(fields);
        return experiments.find(id).orElseThrow(() -> Ids.noExperiment(id.value()));
    }

    private Response answer(Experiment experiment) {
        List<Tag> tags = experiments.tags(experiment.id());
        return WireWriter.answer(json -> json.object("experiment", it -> ExperimentJson.write(it, experiment, tags)));
    }

    private Response delete(Request request) {
        experiments.delete(in(LifecycleStage.ACTIVE, request));
        return WireWriter.nothing();
    }

    private Response restore(Request request) {
        experiments.restore(in(LifecycleStage.DELETED, request));
        return WireWriter.nothing();
    }

    /// The experiment, which must be in that stage, or else is not there for the caller.
    private ExperimentId in(LifecycleStage stage, Request request) {
        Experiment experiment = get(Fields.of(request));
        if (experiment.lifecycle() != stage) {
            throw CodedException.notFound("No Experiment with id=" + experiment.id() + " exists that is " + stage.text()
                    + ", this one is " + experiment.lifecycle().text());
        }
        return experiment.id();
    }

    private Response rename(Request request) {
        Fields fields = Fields.of(request);
        ExperimentId id = Ids.experiment(fields);
        String name = fields.text("new_name");
        try {
            Wording.ofExperiment(
                    id.value(),
                    () -> Wording.of(ErrorCode.ALREADY_EXISTS, taken(name), () -> experiments.rename(id, name)));
        } catch (CodedException e) {
            if (e.code() == ErrorCode.FAILED_PRECONDITION) {
                return MlflowErrors.response(MlflowErrorCode.INVALID_STATE, e.getMessage());
            }
            throw e;
        }
        return WireWriter.nothing();
    }

    private Response putTag(Request request) {
        Fields fields = Fields.of(request);
        ExperimentId id = Ids.experiment(fields);
        String key = fields.text("key");
        String value = fields.findText("value").orElse("");
        if (!TextLength.isWithin(MAX_TAG_VALUE, value)) {
            throw fields.invalid("value", "expected at most " + MAX_TAG_VALUE + " characters");
        }
        Tag tag = new Tag(new Key(key), value);
        return Wording.ofExperiment(id.value(), () -> {
            experiments.putTag(id, tag);
            return WireWriter.nothing();
        });
    }

    private Response deleteTag(Request request) {
        Fields fields = Fields.of(request);
        Ids.experiment(fields);
        Key key = new Key(fields.text("key"));
        ExperimentId id = get(fields).id();
        String absent = "No tag with name: " + key + " in experiment with id " + id;
        return Wording.of(
                ErrorCode.NOT_FOUND,
                absent,
                () -> Wording.ofActiveExperiment(id.value(), () -> {
                    experiments.deleteTag(id, key);
                    return WireWriter.nothing();
                }));
    }

    private static String taken(String name) {
        return "Experiment(name=" + name + ") already exists; a deleted one keeps its name until it is gone for good";
    }
}
