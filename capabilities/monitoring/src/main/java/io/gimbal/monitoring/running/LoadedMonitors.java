package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.MonitorRecord;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.declared.MonitorSpec;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads monitors, and keeps their compiled conditions and what was read last. Thread-safe.
final class LoadedMonitors {
    private final MonitoringStore store;
    private final RuleCompiler compiler;
    private final Map<JsonObject, MonitorPolicy> compiled = new ConcurrentHashMap<>();
    private volatile @Nullable Snapshot last;

    /// @param writes how often monitors had been written before it was read
    private record Snapshot(long writes, List<LoadedMonitor> monitors) {}

    LoadedMonitors(MonitoringStore store, RuleCompiler compiler) {
        this.store = store;
        this.compiler = compiler;
    }

    /// In order of their addresses.
    List<LoadedMonitor> list(Transaction transaction) throws SQLException {
        return store.listMonitors(transaction).stream().map(this::load).toList();
    }

    /// As they were when this process last wrote one. Whoever writes what another process has written meanwhile is told
    /// so by the revision, and calls [#forget].
    List<LoadedMonitor> current(Database database) {
        long writes = store.monitorWrites();
        Snapshot now = last;
        if (now == null || now.writes() != writes) {
            now = new Snapshot(writes, database.read(this::list));
            last = now;
        }
        return now.monitors();
    }

    void forget() {
        last = null;
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
