package io.gimbal.tracking.store;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModelDraft;
import io.gimbal.tracking.models.LoggedModelRecord;
import io.gimbal.tracking.models.LoggedModelStatus;
import io.gimbal.tracking.models.LoggedModelStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

final class SqlLoggedModelStore implements LoggedModelStore {
    @Override
    public LoggedModel create(
            Transaction transaction, LoggedModelId id, Experiment experiment, LoggedModelDraft draft, Instant at)
            throws SQLException {
        ArtifactLocation artifacts = experiment.artifacts().resolve(new ArtifactPath("models/" + id + "/artifacts"));
        transaction.find(
                "INSERT INTO tracking_model (id, experiment, name, type, status, run, artifacts,"
                        + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                row -> row.integer("number"),
                id.value(),
                experiment.id().number(),
                draft.name(),
                draft.type(),
                LoggedModelStatus.PENDING.text(),
                draft.run(),
                artifacts.value(),
                at,
                at);
        return find(transaction, id).orElseThrow();
    }

    @Override
    public Optional<LoggedModel> find(Transaction transaction, LoggedModelId id) throws SQLException {
        return transaction.find(
                "SELECT * FROM tracking_model WHERE id = ? AND deleted_at IS NULL",
                SqlLoggedModelStore::model,
                id.value());
    }

    @Override
    public LoggedModelRecord record(Transaction transaction, LoggedModel model) throws SQLException {
        return new LoggedModelRecord(
                model,
                texts(transaction, "tracking_model_param", model),
                texts(transaction, "tracking_model_tag", model),
                measurements(transaction, model));
    }

    @Override
    public void setStatus(Transaction transaction, LoggedModel model, LoggedModelStatus status, Instant at)
            throws SQLException {
        transaction.update(
                "UPDATE tracking_model SET status = ?, updated_at = ? WHERE number = ?",
                status.text(),
                at,
                model.number());
    }

    @Override
    public boolean delete(Transaction transaction, LoggedModelId id, Instant at) throws SQLException {
        String hide = "UPDATE tracking_model SET updated_at = CASE WHEN deleted_at IS NULL THEN ? ELSE updated_at END,"
                + " deleted_at = COALESCE(deleted_at, ?) WHERE id = ?";
        return transaction.update(hide, at, at, id.value()) > 0;
    }

    @Override
    public void createParams(Transaction transaction, LoggedModel model, Map<String, String> params)
            throws SQLException {
        int created = transaction.insert(
                "INSERT INTO tracking_model_param (model, key, value)", rows(model, params), "ON CONFLICT DO NOTHING");
        if (created < params.size()) {
            Map<String, String> present = texts(transaction, "tracking_model_param", model);
            params.forEach((key, value) -> requireSame(key, Objects.requireNonNull(present.get(key)), value));
        }
    }

    @Override
    public void putTags(Transaction transaction, LoggedModel model, Map<String, String> tags) throws SQLException {
        transaction.insert(
                "INSERT INTO tracking_model_tag (model, key, value)",
                rows(model, tags),
                "ON CONFLICT (model, key) DO UPDATE SET value = excluded.value");
    }

    @Override
    public boolean deleteTag(Transaction transaction, LoggedModel model, String key) throws SQLException {
        return transaction.update("DELETE FROM tracking_model_tag WHERE model = ? AND key = ?", model.number(), key)
                == 1;
    }

    private static void requireSame(String key, String present, String value) {
        if (!present.equals(value)) {
            throw CodedException.invalidArgument("param \"" + key + "\" of the logged model is \"" + present
                    + "\" and cannot become \"" + value + "\"");
        }
    }

    private static List<Object[]> rows(LoggedModel model, Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Object[] {model.number(), entry.getKey(), entry.getValue()})
                .toList();
    }

    private static SequencedMap<String, String> texts(Transaction transaction, String table, LoggedModel model)
            throws SQLException {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        transaction.scan(
                "SELECT key, value FROM " + table + " WHERE model = ? ORDER BY key",
                row -> {
                    texts.put(row.text("key"), row.text("value"));
                    return true;
                },
                model.number());
        return texts;
    }

    private static List<LoggedModelRecord.Measurement> measurements(Transaction transaction, LoggedModel model)
            throws SQLException {
        return transaction.list(
                "SELECT * FROM tracking_model_metric WHERE model = ? ORDER BY key, at, step, value, nan",
                row -> new LoggedModelRecord.Measurement(
                        metric(row), row.text("run"), row.text("dataset_name"), row.text("dataset_digest")),
                model.number());
    }

    private static Metric metric(Row row) throws SQLException {
        double value = row.flag("nan") ? Double.NaN : row.real("value");
        return new Metric(
                new Key(row.text("key")), value, Instant.ofEpochMilli(row.integer("at")), row.integer("step"));
    }

    private static LoggedModel model(Row row) throws SQLException {
        return new LoggedModel(
                new LoggedModelId(row.text("id")),
                row.integer("number"),
                ExperimentId.of(row.integer("experiment")),
                row.text("name"),
                row.text("type"),
                LoggedModelStatus.parse(row.text("status")),
                row.text("run"),
                new ArtifactLocation(row.text("artifacts")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
