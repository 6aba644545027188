package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The data that runs used. Every method is part of the caller's transaction.
public interface InputStore {
    /// The same input again changes nothing.
    void put(Transaction transaction, RunId run, List<DatasetInput> inputs) throws SQLException;

    /// In order of name and digest.
    List<DatasetInput> list(Transaction transaction, RunId run) throws SQLException;
}
