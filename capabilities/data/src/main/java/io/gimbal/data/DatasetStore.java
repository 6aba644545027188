package io.gimbal.data;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The versions of the datasets of one installation; what is there once never changes. Every method is part
/// of the caller's transaction.
public interface DatasetStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the dataset has a version of that number
    void create(Transaction transaction, DatasetVersion version) throws SQLException;

    Optional<DatasetVersion> find(Transaction transaction, DatasetName dataset, long number) throws SQLException;

    Optional<DatasetVersion> newest(Transaction transaction, DatasetName dataset) throws SQLException;

    /// Newest first.
    Page<DatasetVersion> list(Transaction transaction, DatasetName dataset, PageRequest page) throws SQLException;
}
