package io.gimbal.monitoring.wiring;

import io.gimbal.blob.BlobStore;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.graph.Changes;
import io.gimbal.http.Route;
import io.gimbal.monitoring.ChampionFailures;
import io.gimbal.monitoring.ChampionMoves;
import io.gimbal.monitoring.Champions;
import io.gimbal.monitoring.DeclaredEndpoints;
import io.gimbal.monitoring.MonitorHistory;
import io.gimbal.monitoring.MonitoredColumns;
import io.gimbal.monitoring.MonitoringEvidence;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.ReferenceData;
import io.gimbal.monitoring.ServedPredictions;
import io.gimbal.monitoring.declared.AlertRouteKind;
import io.gimbal.monitoring.declared.MonitorKind;
import io.gimbal.monitoring.http.MonitoringRoutes;
import io.gimbal.monitoring.running.MonitorParts;
import io.gimbal.monitoring.running.Monitors;
import io.gimbal.monitoring.running.RouteLog;
import io.gimbal.monitoring.store.SqlMonitoringStore;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import io.gimbal.telemetry.Metrics;
import java.util.List;

/// Monitoring, ready for use once its [#MIGRATIONS] have run.
///
/// @param history what was found, for readers
/// @param moves where a change of an endpoint's champion is told
/// @param failures where failures of champions are told
public record MonitoringModule(
        MonitorHistory history,
        ChampionMoves moves,
        ChampionFailures failures,
        List<DeclarationKind<?>> kinds,
        List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlMonitoringStore.MIGRATIONS;

    /// What it gives evidence of.
    public static final List<EvidenceKind> EVIDENCE = MonitoringEvidence.KINDS;

    /// What monitoring asks of other capabilities.
    public record Ports(
            ServedPredictions predictions,
            Champions champions,
            MonitoredColumns columns,
            DeclaredEndpoints endpoints,
            ReferenceData reference) {}

    /// What it stands on.
    public record Backbone(
            EventClock clock,
            EvidenceLog evidence,
            Subscriptions subscriptions,
            Changes changes,
            RuleCompiler compiler) {}

    /// Registers with the clock, after those whose promotions are to be decided before a day is closed at the same
    /// moment.
    public static MonitoringModule create(
            Database database, BlobStore blobs, Backbone backbone, Ports ports, Metrics metrics) {
        MonitoringStore store = new SqlMonitoringStore();
        MonitorParts parts = new MonitorParts(
                database, store, blobs, backbone.evidence(), backbone.changes(), backbone.compiler(), metrics);
        Monitors monitors = parts.monitors(ports.predictions(), ports.champions(), ports.columns(), ports.reference());
        backbone.clock().register(monitors);
        backbone.subscriptions().subscribe(new RouteLog(store, metrics));
        MonitorHistory history = new MonitorHistory(database, store);
        return new MonitoringModule(
                history,
                monitors,
                monitors,
                List.of(
                        new MonitorKind(
                                store,
                                backbone.compiler(),
                                backbone.clock(),
                                parts.declaredAlerts(backbone.clock()),
                                ports.endpoints()),
                        new AlertRouteKind(store)),
                new MonitoringRoutes(history).routes());
    }
}
