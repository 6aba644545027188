package io.gimbal.features.http;

import io.gimbal.features.EventTime;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SkewChecks;
import io.gimbal.features.SkewChecks.Example;
import io.gimbal.features.SkewChecks.Report;
import io.gimbal.features.SkewEvidence;
import io.gimbal.features.TypedJson;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Whether what models were served is what a training set would have had.
public final class SkewRoutes {
    private final SkewChecks checks;
    private final SkewEvidence evidence;

    public SkewRoutes(SkewChecks checks, SkewEvidence evidence) {
        this.checks = checks;
        this.evidence = evidence;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/features/skew", this::look), Route.post("/api/v1/features/skew", this::check));
    }

    /// `?service=NAME&from=TIME&until=TIME`; without times, all there are.
    private Response look(Request request) {
        Parameters query = request.query().only("service", "from", "until");
        return Response.json(
                answer(checks.check(wanted(query.get("service"), query.find("from"), query.find("until")))));
    }

    /// `{service, from?, until?}`; what was found becomes evidence about the service.
    private Response check(Request request) {
        JsonObject body = Bodies.object(request, "service", "from", "until");
        SkewChecks.Request wanted = wanted(body.text("service"), body.findText("from"), body.findText("until"));
        Report report = checks.check(wanted);
        evidence.append(wanted.service(), report, request.caller().name());
        return Response.json(answer(report));
    }

    private static SkewChecks.Request wanted(String service, Optional<String> from, Optional<String> until) {
        return new SkewChecks.Request(
                new ServiceName(service),
                from.map(text -> time("from", text)).orElse(SkewChecks.Request.FIRST),
                until.map(text -> time("until", text)).orElse(SkewChecks.Request.END));
    }

    private static Instant time(String name, String text) {
        return EventTime.instant(TypedJson.micros(name, text));
    }

    private static JsonObject answer(Report report) {
        JsonObject.Builder byFeature = JsonObject.builder();
        new TreeMap<>(report.byFeature()).forEach((feature, count) -> byFeature.put(feature, count));
        return JsonObject.builder()
                .put("compared", report.compared())
                .put("mismatches", report.mismatches())
                .put("by_feature", byFeature.build())
                .put(
                        "examples",
                        new JsonArray(report.examples().stream()
                                .<JsonValue>map(SkewRoutes::answer)
                                .toList()))
                .build();
    }

    private static JsonObject answer(Example example) {
        return JsonObject.builder()
                .put("prediction_id", example.id())
                .put("feature", example.column())
                .put("served", example.served().<JsonValue>map(JsonValue::of).orElse(JsonNull.NULL))
                .put("derived", example.derived().<JsonValue>map(JsonValue::of).orElse(JsonNull.NULL))
                .build();
    }
}
