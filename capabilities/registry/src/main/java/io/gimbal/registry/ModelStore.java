package io.gimbal.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The models of one installation. Every method is part of the caller's transaction.
public interface ModelStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the name is taken
    void create(Transaction transaction, RegisteredModel model) throws SQLException;

    /// Replaces description and policy.
    void update(Transaction transaction, RegisteredModel model) throws SQLException;

    /// Nothing happens if there is none. It must not have versions.
    void delete(Transaction transaction, ModelName name) throws SQLException;

    Optional<RegisteredModel> find(Transaction transaction, ModelName name) throws SQLException;

    /// In order of namespace and name.
    Page<RegisteredModel> list(Transaction transaction, PageRequest page) throws SQLException;
}
