package io.gimbal.monitoring.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.Severity;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Plugs the kind `alert-route` into plan and apply: whom alerts are told, beside the page.
public final class AlertRouteKind implements DeclarationKind<AlertRouteSpec> {
    private static final String LOG = "log";

    private final MonitoringStore store;

    public AlertRouteKind(MonitoringStore store) {
        this.store = store;
    }

    @Override
    public AssetKind kind() {
        return new AssetKind("alert-route");
    }

    @Override
    public String description() {
        return "Tells somebody of alerts, beside the page.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.required(
                        "severities",
                        Shape.listOf(Shape.choice("CRITICAL", "WARNING", "INFO")),
                        "Which alerts of the project."),
                Field.required("to", Shape.text(), "Where to: log, one structured line for each alert."));
    }

    @Override
    public Class<AlertRouteSpec> type() {
        return AlertRouteSpec.class;
    }

    @Override
    public void check(Declared<AlertRouteSpec> declared, Scope scope, Problems problems) {
        String to = declared.value().to();
        if (!to.equals(LOG)) {
            problems.add(
                    Problem.at(declared.location("to"), "alerts can be sent to the log only, not to \"" + to + "\"")
                            .withExcerpt(to)
                            .withHint("did you mean \"log\"?"));
        }
    }

    @Override
    public void apply(Transaction transaction, Difference<AlertRouteSpec> difference, Reason reason)
            throws SQLException {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        difference
                .after()
                .value()
                .severities()
                .forEach(word -> severities.add(Severity.valueOf(word.toUpperCase(Locale.ROOT))));
        store.putRoute(transaction, difference.after().ref(), severities);
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        store.deleteRoute(transaction, ref);
    }
}
