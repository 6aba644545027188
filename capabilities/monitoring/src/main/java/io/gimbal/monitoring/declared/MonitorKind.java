package io.gimbal.monitoring.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.ReferenceUse;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.eventtime.EventClock;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.DeclaredAlerts;
import io.gimbal.monitoring.DeclaredEndpoints;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Plugs the kind `monitor` into plan and apply.
public final class MonitorKind implements DeclarationKind<MonitorSpec> {
    public static final AssetKind KIND = new AssetKind("monitor");
    private static final AssetKind ENDPOINT = new AssetKind("endpoint");

    private final MonitoringStore store;
    private final RuleCompiler compiler;
    private final EventClock clock;
    private final DeclaredAlerts declaredAlerts;
    private final DeclaredEndpoints endpoints;

    public MonitorKind(
            MonitoringStore store,
            RuleCompiler compiler,
            EventClock clock,
            DeclaredAlerts declaredAlerts,
            DeclaredEndpoints endpoints) {
        this.store = store;
        this.compiler = compiler;
        this.clock = clock;
        this.declaredAlerts = declaredAlerts;
        this.endpoints = endpoints;
    }

    @Override
    public AssetKind kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "Watches an endpoint's predictions day by day and raises alerts.";
    }

    @Override
    public Shape.Fields shape() {
        return MonitorShape.monitor();
    }

    @Override
    public Class<MonitorSpec> type() {
        return MonitorSpec.class;
    }

    /// The views whose features are watched.
    @Override
    public List<ReferenceUse> references(Declared<MonitorSpec> declared) {
        List<ReferenceUse> uses = new ArrayList<>();
        List<String> columns =
                declared.value().drift().map(MonitorSpec.Drift::columns).orElse(List.of());
        for (int i = 0; i < columns.size(); i++) {
            int dot = columns.get(i).indexOf('.');
            if (dot > 0) {
                String view = columns.get(i).substring(0, dot);
                uses.add(ReferenceUse.of(
                        EdgeType.READS, "feature-view", view, declared.location("drift", "columns", i)));
            }
        }
        return uses;
    }

    @Override
    public void check(Declared<MonitorSpec> declared, Scope scope, Problems problems) throws SQLException {
        MonitorSpec spec = declared.value();
        if (!spec.chunk().equals(Duration.ofDays(1))) {
            problems.add(Problem.unsupported(
                    declared.location("chunk"), "a chunk is one day (1d), other lengths are not offered"));
        }
        checkColumns(declared, problems);
        new AlertChecks(compiler, declared, problems).check();
        AssetRef endpoint = endpoint(scope.project(), spec.endpoint());
        endpoints
                .find(scope, endpoint)
                .ifPresent(found -> new EndpointChecks(declared, endpoint, problems).check(found));
    }

    private static void checkColumns(Declared<MonitorSpec> declared, Problems problems) {
        Set<String> seen = new HashSet<>();
        List<String> columns =
                declared.value().drift().map(MonitorSpec.Drift::columns).orElse(List.of());
        for (int i = 0; i < columns.size(); i++) {
            if (!seen.add(columns.get(i))) {
                problems.add(Problem.at(
                                declared.location("drift", "columns", i),
                                "column \"" + columns.get(i) + "\" is listed twice")
                        .withExcerpt(columns.get(i)));
            }
        }
    }

    @Override
    public void apply(Transaction transaction, Difference<MonitorSpec> difference, Reason reason) throws SQLException {
        Declared<MonitorSpec> after = difference.after();
        AssetRef endpoint = endpoint(after.ref().namespace(), after.value().endpoint());
        if (difference.before().isPresent()) {
            declaredAlerts.keepOnly(transaction, after.ref(), kept(transaction, after, endpoint));
        }
        store.putMonitor(
                transaction, after.ref(), endpoint, (JsonObject) Json.toValue(after.value()), start(after.value()));
    }

    /// The alerts that may stay open. They are about an endpoint: a monitor that turns to another one ends them all.
    private Set<String> kept(Transaction transaction, Declared<MonitorSpec> after, AssetRef endpoint)
            throws SQLException {
        boolean stays = store.findMonitor(transaction, after.ref())
                .filter(before -> before.endpoint().equals(endpoint))
                .isPresent();
        return stays ? after.value().alertSpecs().stream().map(AlertSpec::name).collect(Collectors.toSet()) : Set.of();
    }

    /// A monitor looks at what comes, not at days that were over when it was declared.
    private JsonObject start(MonitorSpec spec) {
        JsonObject.Builder progress = JsonObject.builder();
        clock.reached()
                .map(now -> LocalDate.ofInstant(now.minus(spec.closesAfter()), ZoneOffset.UTC))
                .ifPresent(day -> progress.put("not_before", day.toString()));
        return progress.build();
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        declaredAlerts.keepOnly(transaction, ref, Set.of());
        store.deleteMonitor(transaction, ref);
    }

    /// Another project's endpoint is written `project/name`.
    private static AssetRef endpoint(String project, String written) {
        int slash = written.lastIndexOf('/');
        String before = slash < 0 ? "" : written.substring(0, slash);
        String name = written.substring(slash + 1);
        return AssetRef.of(ENDPOINT, before.isEmpty() || before.equals("endpoint") ? project : before, name);
    }
}
