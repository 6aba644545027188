package io.gimbal.monitoring.alerts;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that the alerts of a monitor remember.
public record MonitorState(SortedMap<AlertName, AlertState> alerts, ActionState actions) {
    public static final MonitorState NEW = new MonitorState(Collections.emptySortedMap(), ActionState.NEW);

    public MonitorState {
        alerts = Collections.unmodifiableSortedMap(new TreeMap<>(alerts));
    }

    public AlertState alert(AlertName name) {
        return alerts.getOrDefault(name, AlertState.NEW);
    }

    MonitorState with(AlertName name, AlertState state) {
        TreeMap<AlertName, AlertState> next = new TreeMap<>(alerts);
        next.put(name, state);
        return new MonitorState(next, actions);
    }

    MonitorState with(ActionState next) {
        return new MonitorState(alerts, next);
    }
}
