package io.gimbal.monitoring.running;

import io.gimbal.blob.BlobStore;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Changes;
import io.gimbal.monitoring.Champions;
import io.gimbal.monitoring.DeclaredAlerts;
import io.gimbal.monitoring.MonitoredColumns;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Database;
import io.gimbal.telemetry.Metrics;

/// What monitors at work stand on.
public record MonitorParts(
        Database database,
        MonitoringStore store,
        BlobStore blobs,
        EvidenceLog evidence,
        Changes changes,
        RuleCompiler compiler,
        Metrics metrics) {
    /// Who ends alerts that are no longer declared.
    public DeclaredAlerts declaredAlerts(EventClock clock) {
        return new AlertEnds(
                store, new LoadedMonitors(store, compiler), new AlertWriting(store, evidence, changes), clock);
    }

    /// Puts them together.
    public Monitors monitors(
            ServedPredictions predictions, Champions champions, MonitoredColumns columns, ReferenceData reference) {
        LoadedMonitors loaded = new LoadedMonitors(store, compiler);
        References references = new References(database, store, blobs, reference, columns);
        MonitorWriting writing = new MonitorWriting(store, new AlertWriting(store, evidence, changes));
        ChunkClosing closing = new ChunkClosing(database, store, evidence, champions, predictions, references, writing);
        return new Monitors(database, loaded, predictions, closing, writing, metrics);
    }
}
