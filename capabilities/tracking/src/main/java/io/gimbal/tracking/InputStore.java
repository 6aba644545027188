package io.gimbal.tracking;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// The data that runs used. Every method is part of the caller's transaction.
public interface InputStore {
    /// The same dataset of the same run again changes nothing; of two in one list the first counts.
    void put(Transaction transaction, RunKey run, List<DatasetInput> inputs) throws SQLException;

    /// In order of name and digest.
    List<DatasetInput> list(Transaction transaction, RunKey run) throws SQLException;
}
