package io.gimbal.monitoring.running;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.MonitoringEvidence;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.alerts.AlertChange;
import io.gimbal.monitoring.alerts.AlertChunk;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.alerts.MonitorStep;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes down what a step of the alerts has changed: the alert itself, its evidence, and a note on the model. All in
/// the transaction that moves the monitor on.
final class AlertWriting {
    private final MonitoringStore store;
    private final EvidenceLog evidence;
    private final Changes changes;

    AlertWriting(MonitoringStore store, EvidenceLog evidence, Changes changes) {
        this.store = store;
        this.evidence = evidence;
        this.changes = changes;
    }

    void write(Transaction transaction, LoadedMonitor monitor, MonitorStep step, AlertReasons reasons)
            throws SQLException {
        for (AlertChange change : step.changes()) {
            switch (change) {
                case AlertChange.Raised raised -> raise(transaction, monitor, step, raised, reasons);
                case AlertChange.Persisting persisting -> repeat(transaction, monitor, step, persisting, reasons);
                case AlertChange.Cleared cleared -> end(transaction, monitor, cleared.alert(), cleared.at(), "");
                case AlertChange.ReferenceReplaced replaced ->
                    end(transaction, monitor, replaced.alert(), replaced.at(), "reference replaced");
            }
        }
    }

    private void raise(
            Transaction transaction,
            LoadedMonitor monitor,
            MonitorStep step,
            AlertChange.Raised raised,
            AlertReasons reasons)
            throws SQLException {
        Alert created = store.createAlert(
                transaction,
                new Alert(
                        1,
                        monitor.ref(),
                        monitor.endpoint(),
                        raised.alert().value(),
                        raised.severity(),
                        raised.at(),
                        Optional.empty(),
                        "",
                        JsonObject.EMPTY));
        say(
                transaction,
                monitor,
                step,
                created,
                new Standing(raised.alert(), raised.at(), raised.chunks(), false),
                reasons);
    }

    private void repeat(
            Transaction transaction,
            LoadedMonitor monitor,
            MonitorStep step,
            AlertChange.Persisting persisting,
            AlertReasons reasons)
            throws SQLException {
        Optional<Alert> open = store.findOpenAlert(
                transaction, monitor.ref(), persisting.alert().value());
        if (open.isPresent()) {
            Standing standing = new Standing(persisting.alert(), persisting.at(), persisting.chunks(), true);
            say(transaction, monitor, step, open.get(), standing, reasons);
        }
    }

    /// @param repeated whether it was open before
    private record Standing(AlertName alert, Instant at, List<AlertChunk> chunks, boolean repeated) {}

    private void say(
            Transaction transaction,
            LoadedMonitor monitor,
            MonitorStep step,
            Alert alert,
            Standing standing,
            AlertReasons reasons)
            throws SQLException {
        AlertSaying saying = AlertSaying.of(monitor, step, alert, standing.chunks(), standing.repeated(), reasons);
        Alert said = alert.saying(saying.summary(), saying.values());
        store.updateAlert(transaction, said);
        append(transaction, monitor, Verdict.FAILED, said, standing.at());
        note(transaction, monitor, "alert-raised", said);
    }

    private void end(Transaction transaction, LoadedMonitor monitor, AlertName name, Instant at, String note)
            throws SQLException {
        Optional<Alert> open = store.findOpenAlert(transaction, monitor.ref(), name.value());
        if (open.isPresent()) {
            end(transaction, monitor, open.get(), at, note);
        }
    }

    /// @param note why it ended, if not because health has returned
    void end(Transaction transaction, LoadedMonitor monitor, Alert open, Instant at, String note) throws SQLException {
        Alert ended = AlertSaying.ended(monitor, open, at, note);
        store.updateAlert(transaction, ended);
        append(transaction, monitor, Verdict.PASSED, ended, at);
        note(transaction, monitor, "alert-ended", ended);
    }

    private void append(Transaction transaction, LoadedMonitor monitor, Verdict verdict, Alert alert, Instant at)
            throws SQLException {
        evidence.append(
                transaction,
                new EvidenceDraft(
                        monitor.endpoint(),
                        MonitoringEvidence.ALERT,
                        verdict,
                        monitor.ref().toString(),
                        alert.summary(),
                        alert.values(),
                        at,
                        Optional.empty()));
    }

    private void note(Transaction transaction, LoadedMonitor monitor, String action, Alert alert) throws SQLException {
        Optional<AssetRef> model = monitor.progress().champion().map(Versions::model);
        if (model.isPresent()) {
            changes.append(
                    transaction,
                    model.get(),
                    action,
                    JsonObject.builder()
                            .put("alert", alert.name())
                            .put("number", alert.number())
                            .put("severity", alert.severity().name())
                            .build(),
                    new Reason(monitor.ref().toString(), alert.summary()));
        }
    }
}
