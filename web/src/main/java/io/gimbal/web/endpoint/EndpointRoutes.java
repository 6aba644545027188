package io.gimbal.web.endpoint;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.EventStream;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Script;
import io.gimbal.web.kit.Section;
import java.time.Duration;
import java.util.List;

/// Endpoints. While a page is open it hears of changes and fetches the part that is different.
public final class EndpointRoutes {
    private static final AssetKind KIND = new AssetKind("endpoint");
    private static final String ENDPOINT = "/endpoints/{namespace}/{endpoint}";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Pages pages;
    private final EndpointPages endpoints;

    public EndpointRoutes(Pages pages, EndpointPages endpoints) {
        this.pages = pages;
        this.endpoints = endpoints;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Section.ENDPOINTS.href(), this::list),
                Route.get(ENDPOINT, this::show),
                Route.get(ENDPOINT + "/now", request -> pages.part("endpointnow", endpoints.view(ref(request)))),
                Route.get(ENDPOINT + "/changes", this::changes));
    }

    private Response list(Request request) {
        return pages.show(request, Section.ENDPOINTS, "Endpoints", "endpoints", endpoints.endpoints());
    }

    private Response show(Request request) {
        EndpointView view = endpoints.view(ref(request));
        return pages.showCharts(request, Section.ENDPOINTS, view.name(), Script.STORY, "endpoint", view);
    }

    private Response changes(Request request) {
        AssetRef ref = endpoints.get(ref(request)).endpoint();
        return Response.events(stream -> tell(stream, ref));
    }

    private void tell(EventStream stream, AssetRef ref) {
        String known = endpoints.mark(ref);
        while (stream.pause(PAUSE)) {
            String mark = endpoints.mark(ref);
            if (!mark.equals(known)) {
                stream.send("changed", "now");
                known = mark;
            }
        }
    }

    private static AssetRef ref(Request request) {
        return AssetRef.of(KIND, request.pathParameter("namespace"), request.pathParameter("endpoint"));
    }
}
