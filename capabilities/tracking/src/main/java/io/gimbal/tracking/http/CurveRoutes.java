package io.gimbal.tracking.http;

import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.curves.CurveAxis;
import io.gimbal.tracking.curves.CurveQuery;
import io.gimbal.tracking.curves.Curves;
import io.gimbal.tracking.curves.Stretch;
import java.util.List;

/// Metrics of runs as curves of so many buckets.
public final class CurveRoutes {
    private static final int DEFAULT_BUCKETS = 500;

    private final Curves curves;

    public CurveRoutes(Curves curves) {
        this.curves = curves;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/metrics/curves", this::list));
    }

    private Response list(Request request) {
        CurveQuery query = query(request.query().only("run", "key", "x", "buckets", "from", "to"));
        return Response.json(CurveAnswer.of(query, curves.list(query)));
    }

    private static CurveQuery query(Parameters parameters) {
        return new CurveQuery(
                parameters.list("run").stream().distinct().map(RunId::new).toList(),
                parameters.list("key").stream().distinct().map(Key::new).toList(),
                CurveAxis.of(parameters.find("x").orElse(CurveAxis.STEP.text())),
                Math.toIntExact(Math.clamp(
                        parameters.findInteger("buckets").orElse((long) DEFAULT_BUCKETS), -1, Integer.MAX_VALUE)),
                new Stretch(
                        parameters.findInteger("from").orElse(Stretch.ALL.from()),
                        parameters.findInteger("to").orElse(Stretch.ALL.to())));
    }
}
