package io.gimbal.web.compare;

import io.gimbal.core.CodedException;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.curves.CurveQuery;
import io.gimbal.web.kit.CompareAddress;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Script;
import io.gimbal.web.kit.Section;
import java.util.List;

/// Runs side by side: `/compare?run=A&run=B`.
public final class CompareRoutes {
    private final Pages pages;
    private final Comparisons comparisons;

    public CompareRoutes(Pages pages, Comparisons comparisons) {
        this.pages = pages;
        this.comparisons = comparisons;
    }

    public List<Route> routes() {
        return List.of(Route.get(CompareAddress.PATH, this::show));
    }

    private Response show(Request request) {
        Parameters query = request.query();
        List<RunId> runs = query.list("run").stream().distinct().map(RunId::new).toList();
        if (runs.size() < 2 || runs.size() > CurveQuery.MAX_RUNS) {
            throw CodedException.invalidArgument(
                    "run: expected 2 to " + CurveQuery.MAX_RUNS + " different runs to compare, found " + runs.size());
        }
        boolean only = query.find("only").filter("differences"::equals).isPresent();
        CompareView view = comparisons.compare(runs, only, query.find("key").orElse(""));
        return pages.showCharts(request, Section.EXPERIMENTS, runs.size() + " runs", Script.COMPARE, "compare", view);
    }
}
