package io.gimbal.web.alert;

import java.util.List;

/// Alerts, those that stand first.
public record AlertsView(List<Alert> open, List<Alert> cleared) {
    public AlertsView {
        open = List.copyOf(open);
        cleared = List.copyOf(cleared);
    }

    static AlertsView of(List<Alert> alerts) {
        return new AlertsView(
                alerts.stream().filter(Alert::isOpen).toList(),
                alerts.stream().filter(alert -> !alert.isOpen()).toList());
    }
}
