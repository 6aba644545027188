package io.gimbal.web.overview;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;

/// The first page.
public final class OverviewRoutes {
    private final Pages pages;
    private final Overview overview;

    public OverviewRoutes(Pages pages, Overview overview) {
        this.pages = pages;
        this.overview = overview;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", this::show));
    }

    private Response show(Request request) {
        return pages.show(request, Section.OVERVIEW, "Overview", "overview", overview.view());
    }
}
