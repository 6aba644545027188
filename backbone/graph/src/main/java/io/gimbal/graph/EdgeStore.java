package io.gimbal.graph;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// The edges of one installation. Every method is part of the caller's transaction.
public interface EdgeStore {
    /// @return false if the edge was there already; its date stays
    boolean create(Transaction transaction, Edge edge) throws SQLException;

    /// @return false if there was no such edge
    boolean delete(Transaction transaction, Edge edge) throws SQLException;

    /// Edges that start or end at the asset, oldest first.
    List<Edge> of(Transaction transaction, AssetRef ref) throws SQLException;

    void forEach(Transaction transaction, Consumer<Edge> consumer) throws SQLException;
}
