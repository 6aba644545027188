package io.gimbal.monitoring.alerts;

import java.util.List;

/// The next state of a monitor, what happened, and what is asked for, both in declared order of the alerts.
public record MonitorStep(MonitorState next, List<AlertChange> changes, List<ActionRequest> requests) {
    public MonitorStep {
        changes = List.copyOf(changes);
        requests = List.copyOf(requests);
    }
}
