package io.gimbal.serving;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Which consumers are declared to ask which endpoints. Every method is part of the caller's transaction.
public interface ConsumerStore {
    /// Makes these the endpoints that a project's consumer asks.
    void put(Transaction transaction, String project, ConsumerName consumer, List<EndpointName> endpoints)
            throws SQLException;

    /// The consumers declared for an endpoint, by whatever project.
    Set<ConsumerName> of(Transaction transaction, EndpointName endpoint) throws SQLException;
}
