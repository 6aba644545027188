package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// What serving asks of whoever keeps the versions of models. Thread-safe; each answer is what the caller's transaction
/// sees. Whoever implements it also tells [ServingMoves] when what a selector means has moved.
public interface Versions {
    /// The version a selector means at the moment; empty when nothing stands there or has the name.
    ///
    /// @param model the address of the model
    Optional<ServedVersion> find(Transaction transaction, AssetRef model, VersionSelector selector) throws SQLException;

    /// What a selector means at the moment but cannot be served, and why: the version, with a sentence about it. Empty
    /// where nothing stands there or has the name.
    Optional<String> unserved(Transaction transaction, AssetRef model, VersionSelector selector) throws SQLException;

    /// @throws io.gimbal.core.CodedException NOT_FOUND if the model has no such version
    ServedVersion get(Transaction transaction, AssetRef model, int number) throws SQLException;
}
