package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The stage policies of one installation. Every method is part of the caller's transaction.
public interface PolicyStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if a policy of another namespace names a model of this one
    void put(Transaction transaction, StagePolicy policy) throws SQLException;

    /// The policy that names the model of a client.
    Optional<StagePolicy> naming(Transaction transaction, String model) throws SQLException;

    /// Nothing happens if there is none.
    void delete(Transaction transaction, String namespace, String name) throws SQLException;

    Optional<StagePolicy> find(Transaction transaction, String namespace, String name) throws SQLException;

    /// The names of a namespace's policies, in order.
    List<String> names(Transaction transaction, String namespace) throws SQLException;
}
