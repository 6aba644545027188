package io.gimbal.web.compare;

import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
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
        CompareAddress address = CompareAddress.in(query);
        boolean only = query.find("only").filter("differences"::equals).isPresent();
        CompareView view = comparisons.compare(address, only, query.find("key").orElse(""));
        return pages.showCharts(
                request, Section.EXPERIMENTS, address.runs().size() + " runs", Script.COMPARE, "compare", view);
    }
}
