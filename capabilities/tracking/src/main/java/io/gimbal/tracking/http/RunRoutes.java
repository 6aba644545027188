package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.RunUpdate;
import io.gimbal.tracking.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RunRoutes {
    private static final String ONE = "/api/v1/runs/{run}";

    private final Runs runs;

    RunRoutes(Runs runs) {
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/runs", this::create),
                Route.get(ONE, this::get),
                Route.patch(ONE, this::rename),
                Route.post(ONE + "/finish", this::finish),
                Route.delete(ONE, request -> Response.json(RunAnswer.of(runs.delete(id(request))))),
                Route.post(ONE + "/restore", request -> Response.json(RunAnswer.of(runs.restore(id(request))))));
    }

    static RunId id(Request request) {
        return new RunId(request.pathParameter("run"));
    }

    private Response create(Request request) {
        NewRun wanted = request.json(NewRun.class);
        RunDraft draft = new RunDraft(
                wanted.experiment().map(ExperimentId::new).orElse(Experiment.DEFAULT),
                wanted.name(),
                request.caller().name(),
                "",
                wanted.parent().map(RunId::new),
                wanted.capture().orElse(Capture.nothing()),
                Wire.tags(wanted.tags().orElse(Map.of())),
                wanted.startedAt());
        return Response.json(RunAnswer.of(runs.create(draft))).withStatus(201);
    }

    private Response get(Request request) {
        return Response.json(RecordAnswer.of(runs.record(id(request))));
    }

    private Response rename(Request request) {
        String name = request.json(NewName.class).name();
        return Response.json(RunAnswer.of(runs.update(id(request), RunUpdate.renaming(name))));
    }

    private Response finish(Request request) {
        String status = request.json(Finish.class).status();
        return Response.json(RunAnswer.of(runs.finish(id(request), outcome(status))));
    }

    private static RunStatus outcome(String status) {
        return switch (status) {
            case "finished" -> RunStatus.FINISHED;
            case "failed" -> RunStatus.FAILED;
            case "killed" -> RunStatus.KILLED;
            default ->
                throw CodedException.invalidArgument(
                        "status: not an end of a run: \"" + status + "\", expected finished, failed or killed");
        };
    }

    record NewRun(
            Optional<String> experiment,
            Optional<String> name,
            Optional<String> parent,
            Optional<Capture> capture,
            Optional<Map<String, String>> tags,
            Optional<Instant> startedAt) {}

    record NewName(String name) {}

    record Finish(String status) {}

    /// A run with everything that was logged to it.
    record RecordAnswer(
            RunAnswer run,
            Map<String, String> params,
            List<MetricAnswer> metrics,
            Map<String, String> tags,
            List<InputAnswer> inputs) {

        static RecordAnswer of(RunRecord record) {
            return new RecordAnswer(
                    RunAnswer.of(record.run()),
                    Wire.params(record.params()),
                    record.metrics().stream().map(MetricAnswer::of).toList(),
                    Wire.map(record.tags()),
                    record.inputs().stream().map(InputAnswer::of).toList());
        }
    }

    /// Data a run used.
    record InputAnswer(String name, String digest, String context, Map<String, String> tags, Optional<AssetRef> asset) {
        static InputAnswer of(DatasetInput input) {
            return new InputAnswer(
                    input.dataset().name(), input.dataset().digest(), input.context(), input.tags(), input.asset());
        }
    }
}
