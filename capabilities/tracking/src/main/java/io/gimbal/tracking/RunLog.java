package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/// What runs report while they go. Thread-safe. Each call is atomic and durable when it returns.
public final class RunLog {
    private final Database database;
    private final RunStores stores;
    private final Runs runs;

    public RunLog(Database database, RunStores stores, Runs runs) {
        this.database = database;
        this.stores = stores;
        this.runs = runs;
    }

    /// @throws CodedException NOT_FOUND without such a run, FAILED_PRECONDITION if it is deleted, INVALID_ARGUMENT if a
    ///     param has another value already
    public void append(RunId id, RunBatch batch) {
        database.write(transaction -> {
            append(transaction, id, batch);
            return batch;
        });
    }

    public void append(Transaction transaction, RunId id, RunBatch batch) throws SQLException {
        runs.getActive(transaction, id);
        stores.params().create(transaction, id, batch.params());
        stores.metrics().append(transaction, id, batch.metrics());
        stores.tags().put(transaction, id, batch.tags());
    }

    public void appendInputs(RunId id, List<DatasetInput> inputs) {
        database.write(transaction -> {
            appendInputs(transaction, id, inputs);
            return inputs;
        });
    }

    public void appendInputs(Transaction transaction, RunId id, List<DatasetInput> inputs) throws SQLException {
        runs.getActive(transaction, id);
        stores.inputs().put(transaction, id, inputs);
    }

    /// @throws CodedException NOT_FOUND if the run has no such tag
    public void deleteTag(RunId id, Key key) {
        database.write(transaction -> {
            runs.getActive(transaction, id);
            if (!stores.tags().delete(transaction, id, key)) {
                throw CodedException.notFound("run " + id + " has no tag \"" + key + "\"");
            }
            return key;
        });
    }

    /// The values of one metric in order of step, time and value, as a stream; stops when the consumer returns false.
    ///
    /// @throws CodedException NOT_FOUND without such a run
    public void scanMetric(RunId id, Key key, Predicate<Metric> consumer) {
        database.read(transaction -> {
            Run run = runs.get(transaction, id);
            stores.metrics().scan(transaction, id, key, consumer);
            return run;
        });
    }
}
