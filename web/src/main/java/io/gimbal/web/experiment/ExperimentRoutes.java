package io.gimbal.web.experiment;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.search.ExperimentQuery;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.PageSize;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.List;
import java.util.Optional;

/// Experiments, and where a run is whose experiment nobody names.
public final class ExperimentRoutes {
    private static final int SIZE = 50;

    private final Pages pages;
    private final Tracking tracking;

    public ExperimentRoutes(Pages pages, Tracking tracking) {
        this.pages = pages;
        this.tracking = tracking;
    }

    public List<Route> routes() {
        return List.of(Route.get(Section.EXPERIMENTS.href(), this::list), Route.get("/runs/{run}", this::run));
    }

    private Response list(Request request) {
        ExperimentQuery query =
                new ExperimentQuery(LifecycleView.ACTIVE, "", List.of(), new PageSize(SIZE), Optional.empty());
        ExperimentsView view = new ExperimentsView(tracking.searches().experiments().search(query).items().stream()
                .map(record -> new ExperimentsView.Row(
                        record.experiment().name(),
                        TrackingAddresses.of(record.experiment().id()),
                        Figures.time(record.experiment().createdAt())))
                .toList());
        return pages.show(request, Section.EXPERIMENTS, "Experiments", "experiments", view);
    }

    private Response run(Request request) {
        RunId id = new RunId(request.pathParameter("run"));
        return Response.seeOther(TrackingAddresses.of(tracking.runs().get(id)));
    }
}
