package io.gimbal.tracking.http;

import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ExperimentRoutes {
    private static final String ONE = "/api/v1/experiments/{experiment}";

    private final Experiments experiments;
    private final Runs runs;

    ExperimentRoutes(Experiments experiments, Runs runs) {
        this.experiments = experiments;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/experiments", this::create),
                Route.get("/api/v1/experiments", this::list),
                Route.get(ONE, this::get),
                Route.patch(ONE, this::rename),
                Route.delete(ONE, request -> answer(experiments.delete(id(request)))),
                Route.post(ONE + "/restore", request -> answer(experiments.restore(id(request)))),
                Route.put(ONE + "/tags", this::putTags),
                Route.get(ONE + "/runs", this::listRuns));
    }

    private Response create(Request request) {
        NewExperiment wanted = request.json(NewExperiment.class);
        List<Tag> tags = Wire.tags(wanted.tags().orElse(Map.of()));
        return answer(experiments.create(ExperimentDraft.named(wanted.name()).tagged(tags)))
                .withStatus(201);
    }

    private Response list(Request request) {
        Parameters query = request.query().only("lifecycle", PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(PageAnswer.of(
                experiments.list(Wire.lifecycle(query), PageAnswer.request(query)), ExperimentAnswer::bare));
    }

    private Response get(Request request) {
        return answer(experiments.get(id(request)));
    }

    private Response rename(Request request) {
        return answer(
                experiments.rename(id(request), request.json(NewName.class).name()));
    }

    private Response putTags(Request request) {
        ExperimentId id = id(request);
        for (Tag tag : Wire.tags(request.json(NewTags.class).tags())) {
            experiments.putTag(id, tag);
        }
        return answer(experiments.get(id));
    }

    private Response listRuns(Request request) {
        ExperimentId id = experiments.get(id(request)).id();
        Parameters query = request.query().only("lifecycle", PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(
                PageAnswer.of(runs.list(id, Wire.lifecycle(query), PageAnswer.request(query)), RunAnswer::of));
    }

    private Response answer(Experiment experiment) {
        return Response.json(ExperimentAnswer.of(experiment, experiments.tags(experiment.id())));
    }

    private static ExperimentId id(Request request) {
        return new ExperimentId(request.pathParameter("experiment"));
    }

    record NewExperiment(String name, Optional<Map<String, String>> tags) {}

    record NewName(String name) {}

    record NewTags(Map<String, String> tags) {}
}
