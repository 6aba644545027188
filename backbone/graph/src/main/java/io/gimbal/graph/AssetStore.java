package io.gimbal.graph;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The assets of one installation. Every method is part of the caller's transaction.
public interface AssetStore {
    Optional<Asset> find(Transaction transaction, AssetRef ref) throws SQLException;

    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the address is taken
    void create(Transaction transaction, Asset asset) throws SQLException;

    /// Replaces the asset of the revision before `next`.
    ///
    /// @throws io.gimbal.core.CodedException CONFLICT if somebody else changed it first
    void update(Transaction transaction, Asset next) throws SQLException;

    void delete(Transaction transaction, AssetRef ref) throws SQLException;

    /// In order of kind, namespace, name, version.
    Page<Asset> list(Transaction transaction, AssetFilter filter, PageRequest page) throws SQLException;
}
