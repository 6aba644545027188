package io.gimbal.monitoring.running;

import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.alerts.MonitorStep;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;

/// Moves a monitor on and writes down what has changed by it.
final class MonitorWriting {
    private final MonitoringStore store;
    private final AlertWriting alerts;

    MonitorWriting(MonitoringStore store, AlertWriting alerts) {
        this.store = store;
        this.alerts = alerts;
    }

    /// @param monitor with its new progress
    /// @return false if somebody else has moved it on meanwhile; nothing is written then
    boolean write(Transaction transaction, LoadedMonitor monitor, MonitorStep step, AlertReasons reasons)
            throws SQLException {
        boolean isMine = store.putProgress(
                transaction, monitor.ref(), monitor.revision(), ProgressJson.write(monitor.progress()));
        if (isMine) {
            alerts.write(transaction, monitor, step, reasons);
        }
        return isMine;
    }
}
