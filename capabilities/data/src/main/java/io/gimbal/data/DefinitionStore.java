package io.gimbal.data;

import io.gimbal.graph.AssetKind;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The declared sources, datasets and contracts of one installation; a name is there once per kind. Every
/// method is part of the caller's transaction.
public interface DefinitionStore {
    /// In the place of what was declared under the name.
    void put(Transaction transaction, Definition definition) throws SQLException;

    Optional<Definition> find(Transaction transaction, AssetKind kind, String name) throws SQLException;

    /// In order of name.
    List<Definition> list(Transaction transaction, AssetKind kind) throws SQLException;

    /// @return whether it was there
    boolean delete(Transaction transaction, AssetKind kind, String name) throws SQLException;
}
