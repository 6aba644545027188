package io.gimbal.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The models of one installation. Every method is part of the caller's transaction.
public interface ModelStore {
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the name is taken
    void create(Transaction transaction, RegisteredModel model) throws SQLException;

    /// Says that something about the model has changed.
    ///
    /// @param at wall-clock time
    void touch(Transaction transaction, ModelName name, Instant at) throws SQLException;

    /// Gives the model another name; its versions, aliases, tags and the numbers taken follow.
    void rename(Transaction transaction, ModelName from, ModelName to) throws SQLException;

    /// The models of any namespace that have this name, in order of namespace.
    List<ModelName> named(Transaction transaction, String name) throws SQLException;

    /// Replaces description and policy.
    ///
    /// @param at wall-clock time
    void update(Transaction transaction, RegisteredModel model, Instant at) throws SQLException;

    /// Nothing happens if there is none. It must not have versions.
    void delete(Transaction transaction, ModelName name) throws SQLException;

    Optional<RegisteredModel> find(Transaction transaction, ModelName name) throws SQLException;

    /// In order of namespace and name.
    Page<RegisteredModel> list(Transaction transaction, PageRequest page) throws SQLException;
}
