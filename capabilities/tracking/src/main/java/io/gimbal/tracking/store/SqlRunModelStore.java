package io.gimbal.tracking.store;

import io.gimbal.sql.Transaction;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelMetric;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.RunModelStore;
import java.sql.SQLException;
import java.util.List;

final class SqlRunModelStore implements RunModelStore {
    @Override
    public void putInputs(Transaction transaction, RunKey run, List<LoggedModelId> models) throws SQLException {
        transaction.insert(
                "INSERT INTO tracking_model_input (run, model)",
                models.stream()
                        .map(model -> new Object[] {run.number(), model.value()})
                        .toList(),
                "ON CONFLICT DO NOTHING");
    }

    @Override
    public void putOutputs(Transaction transaction, RunKey run, List<ModelOutput> models) throws SQLException {
        transaction.insert(
                "INSERT INTO tracking_model_output (run, model, step)",
                models.stream()
                        .map(output ->
                                new Object[] {run.number(), output.model().value(), output.step()})
                        .toList(),
                "ON CONFLICT DO NOTHING");
    }

    @Override
    public void appendMetrics(Transaction transaction, RunId run, List<ModelMetric> metrics) throws SQLException {
        transaction.batch(
                "INSERT INTO tracking_model_metric (model, key, at, step, value, nan, run, dataset_name,"
                        + " dataset_digest)"
                        + " SELECT number, ?, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS DOUBLE PRECISION),"
                        + " CAST(? AS BOOLEAN), ?, ?, ? FROM tracking_model WHERE id = ? ON CONFLICT DO NOTHING",
                metrics.stream().map(metric -> row(run, metric)).toList());
    }

    private static Object[] row(RunId run, ModelMetric measured) {
        Metric metric = measured.metric();
        boolean nan = Double.isNaN(metric.value());
        return new Object[] {
            metric.key().value(),
            metric.at().toEpochMilli(),
            metric.step(),
            nan ? 0.0 : metric.value(),
            nan,
            run.value(),
            measured.datasetName(),
            measured.datasetDigest(),
            measured.model().value()
        };
    }

    @Override
    public List<LoggedModelId> inputs(Transaction transaction, RunKey run) throws SQLException {
        return transaction.list(
                "SELECT model FROM tracking_model_input WHERE run = ? ORDER BY model",
                row -> new LoggedModelId(row.text("model")),
                run.number());
    }

    @Override
    public List<ModelOutput> outputs(Transaction transaction, RunKey run) throws SQLException {
        return transaction.list(
                "SELECT model, step FROM tracking_model_output WHERE run = ? ORDER BY step, model",
                row -> new ModelOutput(new LoggedModelId(row.text("model")), row.integer("step")),
                run.number());
    }
}
