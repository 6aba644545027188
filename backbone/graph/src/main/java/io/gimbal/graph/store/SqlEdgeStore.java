package io.gimbal.graph.store;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeStore;
import io.gimbal.graph.EdgeType;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

final class SqlEdgeStore implements EdgeStore {
    @Override
    public boolean create(Transaction transaction, Edge edge) throws SQLException {
        return transaction.update(
                        "INSERT INTO graph_edge (from_ref, type, to_ref, since) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        edge.from().toString(),
                        edge.type().text(),
                        edge.to().toString(),
                        edge.since())
                == 1;
    }

    @Override
    public boolean delete(Transaction transaction, Edge edge) throws SQLException {
        return transaction.update(
                        "DELETE FROM graph_edge WHERE from_ref = ? AND type = ? AND to_ref = ?",
                        edge.from().toString(),
                        edge.type().text(),
                        edge.to().toString())
                == 1;
    }

    @Override
    public List<Edge> of(Transaction transaction, AssetRef ref) throws SQLException {
        return transaction.list(
                "SELECT * FROM graph_edge WHERE from_ref = ? UNION ALL SELECT * FROM graph_edge WHERE to_ref = ?"
                        + " ORDER BY since, from_ref, type, to_ref",
                SqlEdgeStore::edge,
                ref.toString(),
                ref.toString());
    }

    @Override
    public void forEach(Transaction transaction, Consumer<Edge> consumer) throws SQLException {
        transaction.scan("SELECT * FROM graph_edge", row -> {
            consumer.accept(edge(row));
            return true;
        });
    }

    private static Edge edge(Row row) throws SQLException {
        return new Edge(
                AssetRef.parse(row.text("from_ref")),
                EdgeType.parse(row.text("type")),
                AssetRef.parse(row.text("to_ref")),
                row.instant("since"));
    }
}
