package io.gimbal.registry.store;

import io.gimbal.registry.ModelName;
import io.gimbal.registry.StalenessLimits;
import io.gimbal.registry.StalenessStore;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

final class SqlStalenessStore implements StalenessStore {
    @Override
    public void put(Transaction transaction, ModelName model, StalenessLimits limits) throws SQLException {
        transaction.update(
                "DELETE FROM registry_staleness WHERE namespace = ? AND model = ?", model.namespace(), model.name());
        if (limits.equals(StalenessLimits.NONE)) {
            return;
        }
        transaction.update(
                "INSERT INTO registry_staleness (namespace, model, max_age, max_data_age, retrain, takes_effect_after)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                model.namespace(),
                model.name(),
                limits.maxAge().map(Duration::toString),
                limits.maxDataAge().map(Duration::toString),
                limits.retraining().map(StalenessLimits.Retraining::pipeline),
                limits.retraining().map(it -> it.takesEffectAfter().toString()));
    }

    @Override
    public Map<ModelName, StalenessLimits> list(Transaction transaction) throws SQLException {
        Map<ModelName, StalenessLimits> all = new LinkedHashMap<>();
        transaction.scan("SELECT * FROM registry_staleness ORDER BY namespace, model", row -> {
            all.put(new ModelName(row.text("namespace"), row.text("model")), limits(row));
            return true;
        });
        return all;
    }

    private static StalenessLimits limits(Row row) throws SQLException {
        Optional<Duration> after = row.findText("takes_effect_after").map(Duration::parse);
        return new StalenessLimits(
                row.findText("max_age").map(Duration::parse),
                row.findText("max_data_age").map(Duration::parse),
                row.findText("retrain").map(pipeline -> new StalenessLimits.Retraining(pipeline, after.orElseThrow())));
    }
}
