package io.gimbal.monitoring.running;

import io.gimbal.eventtime.EventClock;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.DeclaredAlerts;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.alerts.AlertState;
import io.gimbal.monitoring.alerts.MonitorState;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Ends alerts that somebody no longer declares.
final class AlertEnds implements DeclaredAlerts {
    private static final String NOTE = "no longer declared";

    private final MonitoringStore store;
    private final LoadedMonitors monitors;
    private final AlertWriting writing;
    private final EventClock clock;

    AlertEnds(MonitoringStore store, LoadedMonitors monitors, AlertWriting writing, EventClock clock) {
        this.store = store;
        this.monitors = monitors;
        this.writing = writing;
        this.clock = clock;
    }

    @Override
    public void keepOnly(Transaction transaction, AssetRef ref, Set<String> names) throws SQLException {
        Optional<LoadedMonitor> monitor = monitors.find(transaction, ref);
        if (monitor.isPresent()) {
            for (Alert alert : store.listOpenAlerts(transaction, ref)) {
                if (!names.contains(alert.name())) {
                    Instant at =
                            clock.reached().filter(alert.raisedAt()::isBefore).orElse(alert.raisedAt());
                    writing.end(transaction, monitor.get(), alert, at, NOTE);
                }
            }
            Progress kept =
                    monitor.get().progress().with(only(monitor.get().progress().alerts(), names));
            store.putProgress(transaction, ref, monitor.get().revision(), ProgressJson.write(kept));
        }
    }

    private static MonitorState only(MonitorState state, Set<String> names) {
        TreeMap<AlertName, AlertState> kept = new TreeMap<>(state.alerts());
        kept.keySet().removeIf(name -> !names.contains(name.value()));
        return new MonitorState(kept, state.actions());
    }
}
