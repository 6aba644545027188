package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// What runs have to do with logged models. Every method is part of the caller's transaction; the same again changes
/// nothing, and a model need not be here.
public interface RunModelStore {
    void putInputs(Transaction transaction, RunKey run, List<LoggedModelId> models) throws SQLException;

    void putOutputs(Transaction transaction, RunKey run, List<ModelOutput> models) throws SQLException;

    /// What the run measured about models; of a model that is not here nothing is kept.
    void appendMetrics(Transaction transaction, RunId run, List<ModelMetric> metrics) throws SQLException;

    /// In order of id.
    List<LoggedModelId> inputs(Transaction transaction, RunKey run) throws SQLException;

    /// In order of step and id.
    List<ModelOutput> outputs(Transaction transaction, RunKey run) throws SQLException;
}
