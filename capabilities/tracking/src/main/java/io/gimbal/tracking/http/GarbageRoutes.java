package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.gc.Collected;
import io.gimbal.tracking.gc.GarbageCollection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Removes for good what was deleted.
public final class GarbageRoutes {
    public static final String GC = "/api/v1/admin/gc";

    private final GarbageCollection garbage;
    private final Duration retention;
    private final InstantSource time;

    /// @param retention what counts when nobody says how long
    public GarbageRoutes(GarbageCollection garbage, Duration retention, InstantSource time) {
        this.garbage = garbage;
        this.retention = retention;
        this.time = time;
    }

    public List<Route> routes() {
        return List.of(Route.post(GC, this::collect));
    }

    private Response collect(Request request) {
        Duration age = request.json(Wanted.class).olderThan().orElse(retention);
        if (age.isNegative()) {
            throw CodedException.invalidArgument("older_than: a duration that is not negative expected, found " + age);
        }
        Reason reason = new Reason(request.caller().name(), "deleted for longer than " + age);
        return Response.json(CollectedAnswer.of(garbage.collect(time.instant().minus(age), reason)));
    }

    record Wanted(Optional<Duration> olderThan) {}

    record CollectedAnswer(
            long experiments,
            long runs,
            long models,
            long files,
            List<String> kept,
            List<String> keptModels,
            long contents,
            long bytes) {
        static CollectedAnswer of(Collected collected) {
            return new CollectedAnswer(
                    collected.experiments(),
                    collected.runs(),
                    collected.models(),
                    collected.files(),
                    collected.kept().stream().map(RunId::value).toList(),
                    collected.keptModels().stream().map(LoggedModelId::value).toList(),
                    collected.contents().files(),
                    collected.contents().bytes());
        }
    }
}
