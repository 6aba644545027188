package io.gimbal.monitoring.running;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Champions;
import io.gimbal.monitoring.ClosedChunk;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.monitoring.Validation;
import io.gimbal.monitoring.alerts.AlertChange;
import io.gimbal.monitoring.alerts.MonitorStep;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Closes one day of one monitor: reads, compares, steps the alerts, and writes all of it in one transaction.
final class ChunkClosing {
    private static final EvidenceType EVALUATION = new EvidenceType("evaluation");

    private final Database database;
    private final MonitoringStore store;
    private final EvidenceLog evidence;
    private final Champions champions;
    private final ServedPredictions predictions;
    private final References references;
    private final MonitorWriting writing;

    ChunkClosing(
            Database database,
            MonitoringStore store,
            EvidenceLog evidence,
            Champions champions,
            ServedPredictions predictions,
            References references,
            MonitorWriting writing) {
        this.database = database;
        this.store = store;
        this.evidence = evidence;
        this.champions = champions;
        this.predictions = predictions;
        this.references = references;
        this.writing = writing;
    }

    /// @param at event time
    /// @return false if somebody else has moved the monitor on meanwhile; nothing is written then
    boolean close(LoadedMonitor before, LocalDate day, Instant at) {
        Step replaced = underCurrentChampion(before, at);
        LoadedMonitor monitor = replaced.monitor();
        Optional<AssetRef> champion = monitor.progress().champion();
        Measurement<Reference> reference = champion.map(version -> references.find(monitor, version, at))
                .orElseGet(() -> Measurement.undefined(UndefinedReason.EMPTY_REFERENCE, "there is no champion"));
        ChunkRows rows = read(monitor, day, at, reference);
        Measurement<Validation> validation = champion.map(this::validation)
                .orElseGet(() -> Measurement.undefined(UndefinedReason.EMPTY, "there is no champion"));
        ChunkFindings chunk = ChunkFindings.of(day, at, monitor.policy(), rows, validation, reference);

        MonitorStep step = monitor.policy().alerts().close(monitor.progress().alerts(), chunk.outcome());
        boolean isBusy = rows.tally().requests() > 0;
        LoadedMonitor after = monitor.with(monitor.progress().with(step.next()).closed(day, isBusy));
        MonitorStep both = together(replaced.step(), step);
        return database.write(transaction -> write(transaction, after, chunk, both));
    }

    /// @param step what the change of the champion did, if it changed
    private record Step(LoadedMonitor monitor, MonitorStep step) {}

    /// A change of the champion is told as it happens; here it is found when it was not.
    private Step underCurrentChampion(LoadedMonitor monitor, Instant at) {
        Progress progress = monitor.progress();
        MonitorStep nothing = new MonitorStep(progress.alerts(), List.of(), List.of());
        Optional<AssetRef> champion = champions.find(monitor.endpoint());
        if (champion.isEmpty() || champion.equals(progress.champion())) {
            return new Step(monitor, nothing);
        }
        MonitorStep step = progress.champion().isEmpty()
                ? nothing
                : monitor.policy().alerts().referenceReplaced(progress.alerts(), at);
        return new Step(monitor.with(progress.under(champion.get()).with(step.next())), step);
    }

    private ChunkRows read(LoadedMonitor monitor, LocalDate day, Instant at, Measurement<Reference> reference) {
        List<MonitoredColumn> columns = reference.map(Reference::columns).find().orElse(List.of());
        ChunkRows rows = new ChunkRows(monitor.progress(), columns, at);
        predictions.scan(monitor.endpoint(), LoadedMonitor.start(day), LoadedMonitor.start(day.plusDays(1)), rows::add);
        return rows;
    }

    private Measurement<Validation> validation(AssetRef champion) {
        Optional<JsonObject> values = evidence.latest(champion, EVALUATION).map(it -> it.values());
        Optional<Double> mae = values.flatMap(it -> it.findNumber("mae"));
        Optional<Double> bias = values.flatMap(it -> it.findNumber("bias"));
        return mae.isPresent() && bias.isPresent()
                ? Measurement.of(new Validation(mae.get(), bias.get()))
                : Measurement.undefined(UndefinedReason.EMPTY, champion + " has no evaluation");
    }

    private static MonitorStep together(MonitorStep first, MonitorStep second) {
        List<AlertChange> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        return new MonitorStep(second.next(), changes, second.requests());
    }

    private boolean write(Transaction transaction, LoadedMonitor monitor, ChunkFindings chunk, MonitorStep step)
            throws SQLException {
        if (!writing.write(transaction, monitor, step, new AlertReasons(chunk.signals(), chunk.drift()))) {
            return false;
        }
        store.appendChunk(
                transaction, new ClosedChunk(monitor.ref(), chunk.day(), chunk.at(), ChunkJson.write(monitor, chunk)));
        for (EvidenceDraft draft : ChunkEvidence.of(monitor, chunk)) {
            evidence.append(transaction, draft);
        }
        return true;
    }
}
