package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Map;

/// The limits of models. Every method is part of the caller's transaction.
public interface StalenessStore {
    void put(Transaction transaction, ModelName model, StalenessLimits limits) throws SQLException;

    /// Of all models that have limits, in order of name.
    Map<ModelName, StalenessLimits> list(Transaction transaction) throws SQLException;
}
