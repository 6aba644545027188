package io.gimbal.http;

import io.gimbal.http.Route.Trait;
import io.gimbal.json.JsonObject;
import io.gimbal.telemetry.Health;
import io.gimbal.telemetry.HealthReport;
import io.gimbal.telemetry.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/health/live`, `/health/ready` and `/metrics`, answered even when the server is full. Health needs no credentials.
public final class OperationsRoutes {
    private final Health health;
    private final Metrics metrics;

    public OperationsRoutes(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", _ -> answer(health.liveness()))
                        .with(Trait.OPEN)
                        .with(Trait.ALWAYS),
                Route.get("/health/ready", _ -> answer(health.readiness()))
                        .with(Trait.OPEN)
                        .with(Trait.ALWAYS),
                Route.get("/metrics", _ -> scrape()).with(Trait.ALWAYS));
    }

    private Response scrape() {
        return Response.bytes(Metrics.CONTENT_TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static Response answer(HealthReport report) {
        JsonObject.Builder checks = JsonObject.builder();
        report.parts().forEach(part -> checks.put(part.name(), part.problem().orElse("ok")));
        JsonObject body = JsonObject.builder()
                .put("status", report.ok() ? "ok" : "failing")
                .put("checks", checks.build())
                .build();
        return Response.json(body).withStatus(report.ok() ? 200 : 503);
    }
}
