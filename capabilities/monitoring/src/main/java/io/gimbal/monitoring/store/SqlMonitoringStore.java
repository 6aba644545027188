package io.gimbal.monitoring.store;

import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.AlertFilter;
import io.gimbal.monitoring.ClosedChunk;
import io.gimbal.monitoring.MonitorRecord;
import io.gimbal.monitoring.MonitoringStore;
import io.gimbal.monitoring.Severity;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Migrations;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Monitors, chunks, alerts and references in a [io.gimbal.sql.Database].
public final class SqlMonitoringStore implements MonitoringStore {
    public static final Migrations MIGRATIONS = new Migrations("monitoring");

    private static final Keyset<MonitorRecord> BY_REF = new Keyset<>(
            List.of("ref"),
            Keyset.Direction.ASCENDING,
            monitor -> List.of(monitor.ref().toString()));
    private static final Keyset<ClosedChunk> BY_DAY = new Keyset<>(
            List.of("day"),
            Keyset.Direction.ASCENDING,
            chunk -> List.of(chunk.day().toString()));

    private final SqlAlerts alerts = new SqlAlerts();
    private final AtomicLong monitorWrites = new AtomicLong();

    @Override
    public void putMonitor(
            Transaction transaction, AssetRef ref, AssetRef endpoint, JsonObject declaration, JsonObject start)
            throws SQLException {
        transaction.update(
                "INSERT INTO monitor (ref, endpoint, declaration, progress, revision) VALUES (?, ?, ?, ?, 0)"
                        + " ON CONFLICT (ref) DO UPDATE SET endpoint = excluded.endpoint,"
                        + " declaration = excluded.declaration",
                ref.toString(),
                endpoint.toString(),
                Json.text(declaration),
                Json.text(start));
        transaction.afterCommit(monitorWrites::incrementAndGet);
    }

    @Override
    public void deleteMonitor(Transaction transaction, AssetRef ref) throws SQLException {
        transaction.update("DELETE FROM monitor_chunk WHERE monitor = ?", ref.toString());
        transaction.update("DELETE FROM monitor_reference WHERE monitor = ?", ref.toString());
        transaction.update("DELETE FROM monitor WHERE ref = ?", ref.toString());
        transaction.afterCommit(monitorWrites::incrementAndGet);
    }

    @Override
    public long monitorWrites() {
        return monitorWrites.get();
    }

    @Override
    public Optional<MonitorRecord> findMonitor(Transaction transaction, AssetRef ref) throws SQLException {
        return transaction.find("SELECT * FROM monitor WHERE ref = ?", SqlMonitoringStore::monitor, ref.toString());
    }

    @Override
    public List<MonitorRecord> listMonitors(Transaction transaction) throws SQLException {
        return transaction.list("SELECT * FROM monitor ORDER BY ref", SqlMonitoringStore::monitor);
    }

    @Override
    public Page<MonitorRecord> listMonitors(Transaction transaction, PageRequest page) throws SQLException {
        return BY_REF.read(transaction, page, "SELECT * FROM monitor WHERE 1 = 1", SqlMonitoringStore::monitor);
    }

    @Override
    public boolean putProgress(Transaction transaction, AssetRef ref, long revision, JsonObject progress)
            throws SQLException {
        transaction.afterCommit(monitorWrites::incrementAndGet);
        return transaction.update(
                        "UPDATE monitor SET progress = ?, revision = revision + 1 WHERE ref = ? AND revision = ?",
                        Json.text(progress),
                        ref.toString(),
                        revision)
                == 1;
    }

    @Override
    public void appendChunk(Transaction transaction, ClosedChunk chunk) throws SQLException {
        transaction.update(
                "INSERT INTO monitor_chunk (monitor, day, closed_at, facts) VALUES (?, ?, ?, ?)",
                chunk.monitor().toString(),
                chunk.day().toString(),
                chunk.closedAt(),
                Json.text(chunk.values()));
    }

    @Override
    public Page<ClosedChunk> listChunks(
            Transaction transaction, AssetRef monitor, LocalDate from, LocalDate to, PageRequest page)
            throws SQLException {
        return BY_DAY.read(
                transaction,
                page,
                "SELECT * FROM monitor_chunk WHERE monitor = ? AND day >= ? AND day <= ?",
                SqlMonitoringStore::chunk,
                monitor.toString(),
                from.toString(),
                to.toString());
    }

    @Override
    public Alert createAlert(Transaction transaction, Alert draft) throws SQLException {
        return alerts.create(transaction, draft);
    }

    @Override
    public void updateAlert(Transaction transaction, Alert alert) throws SQLException {
        alerts.update(transaction, alert);
    }

    @Override
    public Optional<Alert> findAlert(Transaction transaction, long number) throws SQLException {
        return alerts.find(transaction, number);
    }

    @Override
    public Optional<Alert> findOpenAlert(Transaction transaction, AssetRef monitor, String name) throws SQLException {
        return alerts.findOpen(transaction, monitor, name);
    }

    @Override
    public List<Alert> listOpenAlerts(Transaction transaction, AssetRef monitor) throws SQLException {
        return alerts.listOpen(transaction, monitor);
    }

    @Override
    public Page<Alert> listAlerts(Transaction transaction, AlertFilter filter, PageRequest page) throws SQLException {
        return alerts.list(transaction, filter, page);
    }

    @Override
    public Optional<Digest> findReference(Transaction transaction, AssetRef monitor, AssetRef version, Digest rules)
            throws SQLException {
        return transaction.find(
                "SELECT content FROM monitor_reference WHERE monitor = ? AND version = ? AND rules = ?",
                row -> Digest.parse(row.text("content")),
                monitor.toString(),
                version.toString(),
                rules.toString());
    }

    @Override
    public void putReference(
            Transaction transaction,
            AssetRef monitor,
            AssetRef version,
            Digest rules,
            Digest content,
            Instant learnedAt)
            throws SQLException {
        transaction.update(
                "INSERT INTO monitor_reference (monitor, version, rules, content, learned_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (monitor, version, rules) DO UPDATE SET content = excluded.content,"
                        + " learned_at = excluded.learned_at",
                monitor.toString(),
                version.toString(),
                rules.toString(),
                content.toString(),
                learnedAt);
    }

    @Override
    public void putRoute(Transaction transaction, AssetRef ref, Set<Severity> severities) throws SQLException {
        deleteRoute(transaction, ref);
        for (Severity severity : severities) {
            transaction.update(
                    "INSERT INTO alert_route (ref, severity) VALUES (?, ?)", ref.toString(), severity.name());
        }
    }

    @Override
    public void deleteRoute(Transaction transaction, AssetRef ref) throws SQLException {
        transaction.update("DELETE FROM alert_route WHERE ref = ?", ref.toString());
    }

    @Override
    public List<AssetRef> listRoutes(Transaction transaction, String project, Severity severity) throws SQLException {
        return transaction
                .list(
                        "SELECT ref FROM alert_route WHERE severity = ? ORDER BY ref",
                        row -> AssetRef.parse(row.text("ref")),
                        severity.name())
                .stream()
                .filter(ref -> ref.namespace().equals(project))
                .toList();
    }

    private static MonitorRecord monitor(Row row) throws SQLException {
        return new MonitorRecord(
                AssetRef.parse(row.text("ref")),
                AssetRef.parse(row.text("endpoint")),
                (JsonObject) Json.parse(row.text("declaration")),
                (JsonObject) Json.parse(row.text("progress")),
                row.integer("revision"));
    }

    private static ClosedChunk chunk(Row row) throws SQLException {
        return new ClosedChunk(
                AssetRef.parse(row.text("monitor")),
                LocalDate.parse(row.text("day")),
                row.instant("closed_at"),
                (JsonObject) Json.parse(row.text("facts")));
    }
}
