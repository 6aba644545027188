package io.gimbal.monitoring.running;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Subscriber;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.MonitoringEvidence;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.Severity;
import io.gimbal.sql.Transaction;
import io.gimbal.telemetry.Label;
import io.gimbal.telemetry.Metrics;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells the routes of a project of its alerts: one structured line each.
public final class RouteLog implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger("io.gimbal.alerts");

    private final MonitoringStore store;
    private final Metrics metrics;

    public RouteLog(MonitoringStore store, Metrics metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "monitoring.routes";
    }

    @Override
    public Set<EvidenceType> types() {
        return Set.of(MonitoringEvidence.ALERT);
    }

    @Override
    public void handle(Transaction transaction, Evidence evidence) throws SQLException {
        JsonObject values = evidence.values();
        Severity severity = Severity.valueOf(values.text("severity"));
        String state = values.text("state");
        transaction.afterCommit(() -> metrics.counter(
                        "gimbal_monitor_alerts",
                        "Alerts raised and cleared.",
                        new Label("severity", severity.name().toLowerCase(Locale.ROOT)),
                        new Label("state", state))
                .increment());
        for (AssetRef route : store.listRoutes(transaction, evidence.about().namespace(), severity)) {
            transaction.afterCommit(() -> log(route, severity, evidence));
        }
    }

    private static void log(AssetRef route, Severity severity, Evidence evidence) {
        JsonObject values = evidence.values();
        LOG.atLevel(severity == Severity.INFO ? Level.INFO : Level.WARN)
                .addKeyValue("route", route.name())
                .addKeyValue("alert", values.text("alert"))
                .addKeyValue("number", values.integer("number"))
                .addKeyValue("severity", severity.name())
                .addKeyValue("state", values.text("state"))
                .addKeyValue("about", evidence.about())
                .addKeyValue("at", evidence.observedAt())
                .log(evidence.result().summary());
    }
}
