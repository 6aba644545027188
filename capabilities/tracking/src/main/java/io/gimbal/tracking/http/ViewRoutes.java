package io.gimbal.tracking.http;

import io.gimbal.core.Page;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.views.SavedView;
import io.gimbal.tracking.views.SavedViews;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The views of an experiment.
public final class ViewRoutes {
    private static final String ALL = "/api/v1/experiments/{experiment}/views";
    private static final String ONE = ALL + "/{view}";

    private final Experiments experiments;
    private final SavedViews views;

    public ViewRoutes(Experiments experiments, SavedViews views) {
        this.experiments = experiments;
        this.views = views;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::list),
                Route.get(ONE, request -> answer(views.get(experiment(request), name(request)))),
                Route.put(ONE, this::put),
                Route.delete(ONE, this::delete));
    }

    private Response list(Request request) {
        return Response.json(PageAnswer.of(Page.last(views.list(experiment(request))), ViewAnswer::of));
    }

    private Response put(Request request) {
        NewView wanted = request.json(NewView.class);
        SavedView view = new SavedView(
                name(request),
                wanted.filter().orElse(""),
                wanted.orders().orElse(List.of()),
                wanted.columns().orElse(List.of()),
                Wire.view(wanted.lifecycle().orElse("active")),
                wanted.isDefault().orElse(false));
        views.put(experiment(request), view);
        return answer(view);
    }

    private Response delete(Request request) {
        views.delete(experiment(request), name(request));
        return Response.noContent();
    }

    private static Response answer(SavedView view) {
        return Response.json(ViewAnswer.of(view));
    }

    private ExperimentId experiment(Request request) {
        return experiments
                .get(new ExperimentId(request.pathParameter("experiment")))
                .id();
    }

    private static String name(Request request) {
        return request.pathParameter("view");
    }

    record NewView(
            Optional<String> filter,
            Optional<List<String>> orders,
            Optional<List<String>> columns,
            Optional<String> lifecycle,
            Optional<Boolean> isDefault) {}

    record ViewAnswer(
            String name,
            String filter,
            List<String> orders,
            List<String> columns,
            String lifecycle,
            boolean isDefault) {
        static ViewAnswer of(SavedView view) {
            return new ViewAnswer(
                    view.name(),
                    view.filter(),
                    view.orders(),
                    view.columns(),
                    view.lifecycle().name().toLowerCase(Locale.ROOT),
                    view.isDefault());
        }
    }
}
