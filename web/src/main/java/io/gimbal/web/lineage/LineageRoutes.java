package io.gimbal.web.lineage;

import io.gimbal.graph.AssetRef;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;
import java.util.Optional;

/// The lineage graph.
public final class LineageRoutes {
    private final Pages pages;
    private final Lineage lineage;

    public LineageRoutes(Pages pages, Lineage lineage) {
        this.pages = pages;
        this.lineage = lineage;
    }

    public List<Route> routes() {
        return List.of(Route.get(Section.LINEAGE.href(), this::show));
    }

    private Response show(Request request) {
        boolean versions =
                request.query().find("versions").filter("shown"::equals).isPresent();
        Optional<AssetRef> centre = request.query().find("ref").map(AssetRef::parse);
        LineageView view = centre.map(ref -> lineage.around(ref, versions)).orElseGet(() -> lineage.all(versions));
        return pages.show(request, Section.LINEAGE, "Lineage", "lineage", view);
    }
}
