package io.gimbal.monitoring.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.AlertFilter;
import io.gimbal.monitoring.Severity;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of alerts.
final class SqlAlerts {
    private static final Keyset<Alert> NEWEST_FIRST =
            new Keyset<>(List.of("number"), Keyset.Direction.DESCENDING, alert -> List.of(alert.number()));

    Alert create(Transaction transaction, Alert draft) throws SQLException {
        long number = 1
                + transaction
                        .find("SELECT COALESCE(MAX(number), 0) AS last FROM monitor_alert", row -> row.integer("last"))
                        .orElseThrow();
        transaction.update(
                "INSERT INTO monitor_alert (number, monitor, endpoint, name, severity, raised_at, ended_at, summary,"
                        + " facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                draft.monitor().toString(),
                draft.endpoint().toString(),
                draft.name(),
                draft.severity().name(),
                draft.raisedAt(),
                draft.endedAt(),
                draft.summary(),
                Json.text(draft.values()));
        return new Alert(
                number,
                draft.monitor(),
                draft.endpoint(),
                draft.name(),
                draft.severity(),
                draft.raisedAt(),
                draft.endedAt(),
                draft.summary(),
                draft.values());
    }

    void update(Transaction transaction, Alert alert) throws SQLException {
        transaction.update(
                "UPDATE monitor_alert SET ended_at = ?, summary = ?, facts = ? WHERE number = ?",
                alert.endedAt(),
                alert.summary(),
                Json.text(alert.values()),
                alert.number());
    }

    Optional<Alert> find(Transaction transaction, long number) throws SQLException {
        return transaction.find("SELECT * FROM monitor_alert WHERE number = ?", SqlAlerts::alert, number);
    }

    Optional<Alert> findOpen(Transaction transaction, AssetRef monitor, String name) throws SQLException {
        return transaction.find(
                "SELECT * FROM monitor_alert WHERE monitor = ? AND name = ? AND ended_at IS NULL",
                SqlAlerts::alert,
                monitor.toString(),
                name);
    }

    List<Alert> listOpen(Transaction transaction, AssetRef monitor) throws SQLException {
        return transaction.list(
                "SELECT * FROM monitor_alert WHERE monitor = ? AND ended_at IS NULL ORDER BY number",
                SqlAlerts::alert,
                monitor.toString());
    }

    Page<Alert> list(Transaction transaction, AlertFilter filter, PageRequest page) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT * FROM monitor_alert WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        filter.open().ifPresent(open -> sql.append(open ? " AND ended_at IS NULL" : " AND ended_at IS NOT NULL"));
        filter.severity().ifPresent(severity -> {
            sql.append(" AND severity = ?");
            parameters.add(severity.name());
        });
        return NEWEST_FIRST.read(transaction, page, sql.toString(), SqlAlerts::alert, parameters.toArray());
    }

    private static Alert alert(Row row) throws SQLException {
        return new Alert(
                row.integer("number"),
                AssetRef.parse(row.text("monitor")),
                AssetRef.parse(row.text("endpoint")),
                row.text("name"),
                Severity.valueOf(row.text("severity")),
                row.instant("raised_at"),
                row.findInstant("ended_at"),
                row.text("summary"),
                (JsonObject) Json.parse(row.text("facts")));
    }
}
