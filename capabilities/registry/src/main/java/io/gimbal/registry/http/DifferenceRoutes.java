package io.gimbal.registry.http;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.difference.FactChange;
import io.gimbal.registry.difference.VersionDifference;
import io.gimbal.registry.difference.VersionDifferences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What changed from one version of a model to another: from its parent, or from `?to=NUMBER`.
public final class DifferenceRoutes {
    private static final String TO = "to";

    private final VersionDifferences differences;

    public DifferenceRoutes(VersionDifferences differences) {
        this.differences = differences;
    }

    public List<Route> routes() {
        return List.of(Route.get(Wire.VERSION + "/difference", this::compare));
    }

    private Response compare(Request request) {
        VersionId version = Wire.version(request);
        VersionId base = request.query()
                .only(TO)
                .findInteger(TO)
                .map(number -> version.model().version(number(number)))
                .or(() -> differences.parent(version).map(ModelVersion::id))
                .orElseThrow(() -> CodedException.notFound(
                        version + " is the first of its model; name the version that it is to be compared with"));
        return Response.json(Answer.of(differences.compare(base, version)));
    }

    private static int number(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw CodedException.invalidArgument(TO + ": expected the number of a version, found " + number);
        }
        return (int) number;
    }

    /// @param untold aspects of which one of the two tells nothing
    record Answer(
            int base,
            int version,
            Optional<String> why,
            List<FactChange> code,
            List<FactChange> params,
            List<FactChange> data,
            List<FactChange> features,
            List<FactChange> environment,
            List<FactChange> model,
            List<FactChange> metrics,
            List<String> untold) {
        static Answer of(VersionDifference difference) {
            return new Answer(
                    difference.base().id().number(),
                    difference.version().id().number(),
                    difference.why(),
                    difference.in(Aspect.CODE),
                    difference.in(Aspect.PARAMS),
                    difference.in(Aspect.DATA),
                    difference.in(Aspect.FEATURES),
                    difference.in(Aspect.ENVIRONMENT),
                    difference.in(Aspect.MODEL),
                    difference.in(Aspect.METRICS),
                    Stream.of(Aspect.values())
                            .filter(difference.untold()::contains)
                            .map(Aspect::text)
                            .toList());
        }
    }
}
