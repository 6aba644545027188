package io.gimbal.tracking.store;

import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.gc.DeletedModel;
import io.gimbal.tracking.gc.DeletedRun;
import io.gimbal.tracking.gc.GarbageStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlGarbageStore implements GarbageStore {
    private static final List<String> OF_RUNS = List.of(
            "tracking_latest_metric",
            "tracking_curve",
            "tracking_param",
            "tracking_tag",
            "tracking_input",
            "tracking_input_tag",
            "tracking_model_input",
            "tracking_model_output");
    private static final List<String> OF_MODELS =
            List.of("tracking_model_param", "tracking_model_tag", "tracking_model_metric");

    @Override
    public long newestRun(Transaction transaction) throws SQLException {
        return transaction
                .find("SELECT COALESCE(MAX(number), 0) AS newest FROM tracking_run", row -> row.integer("newest"))
                .orElseThrow();
    }

    @Override
    public List<DeletedRun> runs(Transaction transaction, Instant before, long from, long to) throws SQLException {
        return transaction.list(
                "SELECT r.id AS id, r.number AS number, r.experiment AS experiment, r.artifacts AS artifacts"
                        + " FROM tracking_run r JOIN tracking_experiment e ON e.id = r.experiment"
                        + " WHERE r.number > ? AND r.number <= ? AND (r.deleted_at < ? OR e.deleted_at < ?)",
                SqlGarbageStore::run,
                from,
                to,
                before,
                before);
    }

    @Override
    public boolean delete(Transaction transaction, DeletedRun run, Instant before) throws SQLException {
        boolean deleted = transaction.update(
                        "DELETE FROM tracking_run WHERE number = ? AND (deleted_at < ? OR experiment IN"
                                + " (SELECT id FROM tracking_experiment WHERE deleted_at < ?))",
                        run.key().number(),
                        before,
                        before)
                == 1;
        if (deleted) {
            transaction.update(
                    "INSERT INTO tracking_remains (number, id, experiment, artifacts) VALUES (?, ?, ?, ?)",
                    run.key().number(),
                    run.id().value(),
                    run.key().experiment().number(),
                    run.artifacts().value());
            for (String table : OF_RUNS) {
                transaction.update(
                        "DELETE FROM " + table + " WHERE run = ?", run.key().number());
            }
        }
        return deleted;
    }

    @Override
    public List<DeletedRun> remains(Transaction transaction) throws SQLException {
        return transaction.list("SELECT * FROM tracking_remains ORDER BY number", SqlGarbageStore::run);
    }

    @Override
    public boolean deleteMetrics(Transaction transaction, RunKey run, int limit) throws SQLException {
        Optional<Long> key = transaction.find(
                "SELECT key FROM tracking_metric WHERE run = ? LIMIT 1", row -> row.integer("key"), run.number());
        if (key.isEmpty()) {
            return false;
        }
        Optional<Long> last = transaction.find(
                "SELECT at FROM tracking_metric WHERE run = ? AND key = ? ORDER BY at LIMIT 1 OFFSET ?",
                row -> row.integer("at"),
                run.number(),
                key.get(),
                limit);
        transaction.update(
                "DELETE FROM tracking_metric WHERE run = ? AND key = ? AND at <= ?",
                run.number(),
                key.get(),
                last.orElse(Long.MAX_VALUE));
        return true;
    }

    @Override
    public void forget(Transaction transaction, RunKey run) throws SQLException {
        transaction.update("DELETE FROM tracking_remains WHERE number = ?", run.number());
    }

    @Override
    public List<DeletedModel> models(Transaction transaction, Instant before, long after, int limit)
            throws SQLException {
        return transaction.list(
                "SELECT m.id AS id, m.number AS number, m.artifacts AS artifacts FROM tracking_model m"
                        + " JOIN tracking_experiment e ON e.id = m.experiment"
                        + " WHERE m.number > ? AND (m.deleted_at < ? OR e.deleted_at < ?)"
                        + " ORDER BY m.number LIMIT ?",
                row -> new DeletedModel(
                        new LoggedModelId(row.text("id")),
                        row.integer("number"),
                        new ArtifactLocation(row.text("artifacts"))),
                after,
                before,
                before,
                limit);
    }

    @Override
    public void deleteModel(Transaction transaction, DeletedModel model) throws SQLException {
        for (String table : OF_MODELS) {
            transaction.update("DELETE FROM " + table + " WHERE model = ?", model.number());
        }
        transaction.update("DELETE FROM tracking_model WHERE number = ?", model.number());
    }

    @Override
    public List<ExperimentId> emptyExperiments(Transaction transaction, Instant before) throws SQLException {
        return transaction.list(
                "SELECT e.id AS id FROM tracking_experiment e WHERE e.deleted_at < ? AND e.id <> ?"
                        + " AND NOT EXISTS (SELECT 1 FROM tracking_run r WHERE r.experiment = e.id)"
                        + " AND NOT EXISTS (SELECT 1 FROM tracking_model m WHERE m.experiment = e.id)",
                row -> ExperimentId.of(row.integer("id")),
                before,
                Experiment.DEFAULT.number());
    }

    @Override
    public boolean deleteExperiment(Transaction transaction, ExperimentId experiment, Instant before)
            throws SQLException {
        if (transaction
                .find(
                        "SELECT 1 FROM tracking_experiment WHERE id = ? AND deleted_at < ?",
                        row -> experiment,
                        experiment.number(),
                        before)
                .isEmpty()) {
            return false;
        }
        transaction.update("DELETE FROM tracking_experiment_tag WHERE experiment = ?", experiment.number());
        transaction.update("DELETE FROM tracking_view WHERE experiment = ?", experiment.number());
        transaction.update("DELETE FROM tracking_dataset WHERE experiment = ?", experiment.number());
        return transaction.update("DELETE FROM tracking_experiment WHERE id = ?", experiment.number()) == 1;
    }

    private static DeletedRun run(Row row) throws SQLException {
        return new DeletedRun(
                new RunId(row.text("id")),
                new RunKey(row.integer("number"), ExperimentId.of(row.integer("experiment"))),
                new ArtifactLocation(row.text("artifacts")));
    }
}
