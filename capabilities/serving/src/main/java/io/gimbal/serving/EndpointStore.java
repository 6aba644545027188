package io.gimbal.serving;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The endpoints of one installation. Every method is part of the caller's transaction.
public interface EndpointStore {
    void put(Transaction transaction, Endpoint endpoint) throws SQLException;

    Optional<Endpoint> find(Transaction transaction, EndpointName name) throws SQLException;

    /// In order of name.
    List<Endpoint> list(Transaction transaction) throws SQLException;

    /// Removes it with its candidates; what acted on it stays on record.
    void delete(Transaction transaction, EndpointName name) throws SQLException;
}
