package io.gimbal.pipelines.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.Pipeline;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.PipelineRun;
import io.gimbal.pipelines.PipelineRuns;
import io.gimbal.pipelines.Pipelines;
import io.gimbal.pipelines.Retrainings;
import io.gimbal.pipelines.RunId;
import io.gimbal.pipelines.RunRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The native interface of pipelines. A name stands for the one pipeline that has it; where several
/// projects have one, `?project=` says which.
public final class PipelineRoutes {
    private static final String ALL = "/api/v1/pipelines";
    private static final String RUNS = ALL + "/{pipeline}/runs";
    private static final String ONE = RUNS + "/{run}";
    private static final String PROJECT = "project";

    private final Pipelines pipelines;
    private final PipelineRuns runs;
    private final Retrainings retrainings;
    private final Supplier<Instant> present;

    /// @param present the as-of of a run for which none is given, event time
    public PipelineRoutes(Pipelines pipelines, PipelineRuns runs, Retrainings retrainings, Supplier<Instant> present) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.retrainings = retrainings;
        this.present = present;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.post(RUNS, this::start),
                Route.get(RUNS, this::listRuns),
                Route.get(ONE, request -> Response.json(RunAnswer.of(runs.get(id(request))))),
                Route.post(ONE + "/cancel", request -> Response.json(RunAnswer.of(runs.cancel(id(request))))),
                Route.get("/api/v1/retrainings", this::listRetrainings));
    }

    private Response list(Request request) {
        request.query().only();
        List<PipelineAnswer> all = pipelines.list().stream()
                .map(it -> PipelineAnswer.of(it, newest(it.name())))
                .toList();
        return Response.json(Map.of("items", all));
    }

    private List<PipelineRun> newest(PipelineName name) {
        return runs.list(name, PageRequest.first(1)).items();
    }

    private Response start(Request request) {
        NewRun wanted = request.body().length == 0 ? NewRun.NOTHING : request.json(NewRun.class);
        Pipeline pipeline = pipeline(request);
        PipelineRun run = runs.start(
                pipeline.name(),
                new RunRequest(
                        wanted.asOf().orElseGet(present),
                        wanted.parameters().orElse(Map.of()),
                        request.caller().name()));
        return Response.json(RunAnswer.of(run)).withStatus(202);
    }

    private Response listRuns(Request request) {
        PageRequest page = PageAnswer.request(request.query().only(PROJECT, PageAnswer.SIZE, PageAnswer.AFTER));
        return Response.json(PageAnswer.of(runs.list(pipeline(request).name(), page), RunAnswer::of));
    }

    private Response listRetrainings(Request request) {
        request.query().only();
        return Response.json(Map.of(
                "items", retrainings.list().stream().map(RetrainingAnswer::of).toList()));
    }

    private Pipeline pipeline(Request request) {
        String name = request.pathParameter("pipeline");
        Optional<String> project = request.query().find(PROJECT);
        return project.isPresent() ? pipelines.get(new PipelineName(project.get(), name)) : pipelines.get(name);
    }

    private RunId id(Request request) {
        String text = request.pathParameter("run");
        try {
            return new RunId(pipeline(request).name(), Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw CodedException.invalidArgument("run: not a run's number: \"" + text + "\"");
        }
    }

    /// What somebody wants run.
    record NewRun(Optional<Instant> asOf, Optional<Map<String, JsonValue>> parameters) {
        static final NewRun NOTHING = new NewRun(Optional.empty(), Optional.empty());
    }
}
