package io.gimbal.tracking;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What runs report while they go. Thread-safe. Each call is atomic and durable when it returns.
public final class RunLog {
    private final Database database;
    private final RunStores stores;
    private final Runs runs;
    private final MetricWriter metrics;

    public RunLog(Database database, RunStores stores, Runs runs) {
        this.database = database;
        this.stores = stores;
        this.runs = runs;
        this.metrics = new MetricWriter(database, stores);
    }

    /// @throws CodedException NOT_FOUND without such a run, FAILED_PRECONDITION if it is deleted, INVALID_ARGUMENT if a
    ///     param has another value already
    public void append(RunId id, RunBatch batch) {
        if (batch.onlyMetrics()) {
            Await.result(metrics.append(id, batch.metrics()));
            return;
        }
        database.write(transaction -> {
            append(transaction, id, batch);
            return batch;
        });
    }

    public void append(Transaction transaction, RunId id, RunBatch batch) throws SQLException {
        RunKey run = activeKey(transaction, id);
        stores.params().create(transaction, run, batch.params());
        stores.metrics().append(transaction, Map.of(run, batch.metrics()));
        stores.models().appendMetrics(transaction, id, batch.modelMetrics());
        stores.tags().put(transaction, run, batch.tags());
    }

    public void appendInputs(RunId id, List<DatasetInput> datasets, List<LoggedModelId> models) {
        database.write(transaction -> {
            appendInputs(transaction, id, datasets, models);
            return id;
        });
    }

    public void appendInputs(Transaction transaction, RunId id, List<DatasetInput> datasets, List<LoggedModelId> models)
            throws SQLException {
        RunKey run = activeKey(transaction, id);
        stores.inputs().put(transaction, run, datasets);
        stores.models().putInputs(transaction, run, models);
    }

    public void appendOutputs(RunId id, List<ModelOutput> models) {
        database.write(transaction -> {
            stores.models().putOutputs(transaction, activeKey(transaction, id), models);
            return id;
        });
    }

    /// @throws CodedException NOT_FOUND if the run has no such tag
    public void deleteTag(RunId id, Key key) {
        database.write(transaction -> {
            if (!deleteTag(transaction, id, key)) {
                throw CodedException.notFound("run " + id + " has no tag \"" + key + "\"");
            }
            return key;
        });
    }

    /// @return whether the run had such a tag
    public boolean deleteTag(Transaction transaction, RunId id, Key key) throws SQLException {
        return stores.tags().delete(transaction, activeKey(transaction, id), key);
    }

    /// The values of one metric in order of time, step and value, as a stream; stops when the consumer returns false.
    ///
    /// @throws CodedException NOT_FOUND without such a run
    public void scanMetric(RunId id, Key key, Predicate<Metric> consumer) {
        database.read(transaction -> {
            stores.metrics().scan(transaction, runs.get(transaction, id).key(), key, consumer);
            return id;
        });
    }

    /// Like [#scanMetric], of what comes after one of the values.
    public void scanMetricAfter(RunId id, Metric last, Predicate<Metric> consumer) {
        database.read(transaction -> {
            stores.metrics().scanAfter(transaction, runs.get(transaction, id).key(), last, consumer);
            return id;
        });
    }

    private RunKey activeKey(Transaction transaction, RunId id) throws SQLException {
        return runs.getActive(transaction, id).key();
    }
}
