package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.difference.RunDifference;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.difference.ValueChange;
import java.util.List;
import java.util.Optional;

/// What changed from one run to another.
public final class DifferenceRoutes {
    private static final String TO = "to";

    private final RunDifferences differences;

    public DifferenceRoutes(RunDifferences differences) {
        this.differences = differences;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/runs/{run}/difference", this::compare));
    }

    private Response compare(Request request) {
        RunId run = RunRoutes.id(request);
        RunId base = request.query()
                .only(TO)
                .find(TO)
                .map(RunId::new)
                .or(() -> differences.base(run).map(Run::id))
                .orElseThrow(() -> CodedException.notFound(
                        "run " + run + " is the first of its experiment; name the run that it is to be compared with"));
        return Response.json(Answer.of(differences.compare(base, run)));
    }

    /// @param untold parts of which one of the two tells nothing
    record Answer(
            String base,
            String baseName,
            String run,
            String runName,
            Optional<String> why,
            List<ValueChange> code,
            List<ValueChange> params,
            List<ValueChange> data,
            List<ValueChange> graph,
            List<ValueChange> seeds,
            List<ValueChange> environment,
            List<ValueChange> metrics,
            List<String> untold) {
        static Answer of(RunDifference difference) {
            return new Answer(
                    difference.base().id().value(),
                    difference.base().name(),
                    difference.run().id().value(),
                    difference.run().name(),
                    difference.why(),
                    difference.code(),
                    difference.params(),
                    difference.data(),
                    difference.graph(),
                    difference.seeds(),
                    difference.environment(),
                    difference.metrics(),
                    difference.untold().stream().sorted().toList());
        }
    }
}
