package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.MonitorRecord;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.declared.MonitorSpec;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads monitors and keeps their compiled conditions. Thread-safe.
final class LoadedMonitors {
    private final MonitoringStore store;
    private final RuleCompiler compiler;
    private final Map<JsonObject, MonitorPolicy> compiled = new ConcurrentHashMap<>();

    LoadedMonitors(MonitoringStore store, RuleCompiler compiler) {
        this.store = store;
        this.compiler = compiler;
    }

    /// In order of their addresses.
    List<LoadedMonitor> list(Transaction transaction) throws SQLException {
        return store.listMonitors(transaction).stream().map(this::load).toList();
    }

    Optional<LoadedMonitor> find(Transaction transaction, AssetRef ref) throws SQLException {
        return store.findMonitor(transaction, ref).map(this::load);
    }

    private LoadedMonitor load(MonitorRecord stored) {
        return new LoadedMonitor(
                stored.ref(),
                stored.endpoint(),
                policy(stored.declaration()),
                ProgressJson.read(stored.progress()),
                stored.revision());
    }

    private MonitorPolicy policy(JsonObject declaration) {
        return compiled.computeIfAbsent(
                declaration, it -> MonitorPolicy.of(Json.fromValue(it, MonitorSpec.class), compiler));
    }
}
