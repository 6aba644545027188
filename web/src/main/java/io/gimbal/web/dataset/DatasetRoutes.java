package io.gimbal.web.dataset;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;

/// Datasets and their versions.
public final class DatasetRoutes {
    private static final AssetKind KIND = new AssetKind("dataset");

    private final Pages pages;
    private final DatasetPages datasets;

    public DatasetRoutes(Pages pages, DatasetPages datasets) {
        this.pages = pages;
        this.datasets = datasets;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Section.DATASETS.href(), this::list),
                Route.get("/datasets/{namespace}/{dataset}", this::show));
    }

    private Response list(Request request) {
        return pages.show(request, Section.DATASETS, "Datasets", "datasets", datasets.datasets());
    }

    private Response show(Request request) {
        AssetRef ref = AssetRef.of(KIND, request.pathParameter("namespace"), request.pathParameter("dataset"));
        DatasetView view = datasets.dataset(
                ref,
                new DatasetPages.Choice(
                        request.query().findInteger("version"),
                        request.query().find("rule").orElse("")));
        return pages.show(request, Section.DATASETS, view.name(), "dataset", view);
    }
}
