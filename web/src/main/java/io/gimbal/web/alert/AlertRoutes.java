package io.gimbal.web.alert;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;

/// All alerts.
public final class AlertRoutes {
    private final Pages pages;
    private final AlertLog alerts;

    public AlertRoutes(Pages pages, AlertLog alerts) {
        this.pages = pages;
        this.alerts = alerts;
    }

    public List<Route> routes() {
        return List.of(Route.get(Section.ALERTS.href(), this::list));
    }

    private Response list(Request request) {
        return pages.show(request, Section.ALERTS, "Alerts", "alerts", AlertsView.of(alerts.list()));
    }
}
