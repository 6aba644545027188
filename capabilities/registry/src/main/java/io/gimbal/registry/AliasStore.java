package io.gimbal.registry;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The aliases of models. Every method is part of the caller's transaction.
public interface AliasStore {
    void put(Transaction transaction, Alias alias) throws SQLException;

    Optional<Alias> find(Transaction transaction, ModelName model, AliasName name) throws SQLException;

    /// In order of name.
    List<Alias> list(Transaction transaction, ModelName model) throws SQLException;

    void delete(Transaction transaction, ModelName model, AliasName name) throws SQLException;
}
