package io.gimbal.serving.http;

import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import java.util.List;

/// Endpoints, and their failsafe by hand.
final class EndpointRoutes {
    static final String ALL = "/api/v1/endpoints";
    static final String ONE = ALL + "/{name}";

    private final ServingRoutes.Services services;

    EndpointRoutes(ServingRoutes.Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.get(ONE, this::get),
                Route.post(ONE + "/failsafe", this::failsafe).with(Route.Trait.APPROVAL));
    }

    private Response list(Request request) {
        request.query().only();
        return Response.json(new EndpointsAnswer(services.endpoints().list().stream()
                .map(endpoint -> EndpointAnswer.of(endpoint, services))
                .toList()));
    }

    private Response get(Request request) {
        EndpointName name = services.endpoints().resolve(request.pathParameter("name"));
        Endpoint endpoint = services.endpoints().get(name);
        return Response.json(EndpointAnswer.of(endpoint, services));
    }

    private Response failsafe(Request request) {
        EndpointName name = services.endpoints().resolve(request.pathParameter("name"));
        Wish wish = request.json(Wish.class);
        Reason reason = new Reason(request.caller().name(), wish.why());
        return Response.json(EndpointAnswer.EngagementAnswer.of(services.failsafes()
                .set(name, wish.engaged(), reason, services.eventTime().instant())));
    }

    record Wish(boolean engaged, String why) {}

    record EndpointsAnswer(List<EndpointAnswer> items) {}
}
