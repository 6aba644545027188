package io.gimbal.monitoring;

import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What monitors have found. Every method is part of the caller's transaction.
public interface MonitoringStore {
    /// Creates the monitor, or gives it another declaration; its progress stays.
    ///
    /// @param start the progress of one that is new
    void putMonitor(Transaction transaction, AssetRef ref, AssetRef endpoint, JsonObject declaration, JsonObject start)
            throws SQLException;

    /// Removes the monitor with its chunks and references; its alerts stay, ended.
    void deleteMonitor(Transaction transaction, AssetRef ref) throws SQLException;

    Optional<MonitorRecord> findMonitor(Transaction transaction, AssetRef ref) throws SQLException;

    /// In order of their addresses.
    List<MonitorRecord> listMonitors(Transaction transaction) throws SQLException;

    /// In order of their addresses.
    Page<MonitorRecord> listMonitors(Transaction transaction, PageRequest page) throws SQLException;

    /// How often this process has written monitors: who remembers it knows whether what was read is out of date.
    long monitorWrites();

    /// Writes how far a monitor has come.
    ///
    /// @return false if somebody else wrote after that revision
    boolean putProgress(Transaction transaction, AssetRef ref, long revision, JsonObject progress) throws SQLException;

    void appendChunk(Transaction transaction, ClosedChunk chunk) throws SQLException;

    /// From the first to the last of these days, oldest first.
    Page<ClosedChunk> listChunks(
            Transaction transaction, AssetRef monitor, LocalDate from, LocalDate to, PageRequest page)
            throws SQLException;

    /// The next alert, open; its number is given here.
    Alert createAlert(Transaction transaction, Alert draft) throws SQLException;

    void updateAlert(Transaction transaction, Alert alert) throws SQLException;

    Optional<Alert> findAlert(Transaction transaction, long number) throws SQLException;

    /// The open alert of that name.
    Optional<Alert> findOpenAlert(Transaction transaction, AssetRef monitor, String name) throws SQLException;

    /// In order of their numbers.
    List<Alert> listOpenAlerts(Transaction transaction, AssetRef monitor) throws SQLException;

    /// Newest first.
    Page<Alert> listAlerts(Transaction transaction, AlertFilter filter, PageRequest page) throws SQLException;

    /// Where a reference is stored that was learned by these rules.
    Optional<Digest> findReference(Transaction transaction, AssetRef monitor, AssetRef version, Digest rules)
            throws SQLException;

    /// @param learnedAt event time
    void putReference(
            Transaction transaction,
            AssetRef monitor,
            AssetRef version,
            Digest rules,
            Digest content,
            Instant learnedAt)
            throws SQLException;

    /// Alerts of these severities are logged.
    void putRoute(Transaction transaction, AssetRef ref, Set<Severity> severities) throws SQLException;

    void deleteRoute(Transaction transaction, AssetRef ref) throws SQLException;

    /// The routes of a project that want alerts of that severity, in order of their names.
    List<AssetRef> listRoutes(Transaction transaction, String project, Severity severity) throws SQLException;
}
