package io.gimbal.tracking.overview;

import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells how much goes on in experiments. Thread-safe.
public final class Activities {
    private static final String COUNT = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM tracking_run r";

    private final Database database;

    Activities(Database database) {
        this.database = database;
    }

    public Map<ExperimentId, Activity> of(List<ExperimentId> experiments) {
        return database.read(transaction -> {
            Map<ExperimentId, Activity> activities = new LinkedHashMap<>();
            for (ExperimentId experiment : experiments) {
                activities.put(experiment, activity(transaction, experiment.number()));
            }
            return activities;
        });
    }

    private static Activity activity(Transaction transaction, long experiment) throws SQLException {
        String byStart = transaction.dialect().using("tracking_run_by_start");
        String byStatus = transaction.dialect().using("tracking_run_by_status");
        String where = " WHERE r.experiment = ? AND r.deleted_at IS NULL";
        Optional<Instant> last = transaction.find(
                "SELECT r.started_at AS at FROM tracking_run r" + byStart + where
                        + " ORDER BY r.started_at DESC, r.id LIMIT 1",
                row -> row.instant("at"),
                experiment);
        return new Activity(
                count(transaction, byStart + where, experiment),
                count(transaction, byStatus + where + " AND r.status = 'running'", experiment),
                last);
    }

    private static long count(Transaction transaction, String which, long experiment) throws SQLException {
        return transaction
                .find(COUNT + which + " LIMIT ?) t", row -> row.integer("n"), experiment, Activity.MOST)
                .orElseThrow();
    }
}
