package io.gimbal.serving.store;

import io.gimbal.serving.CandidateStore;
import io.gimbal.serving.EndpointName;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

final class SqlCandidateStore implements CandidateStore {
    @Override
    public boolean create(Transaction transaction, EndpointName endpoint, int version) throws SQLException {
        return transaction.update(
                        "INSERT INTO serving_candidate (namespace, endpoint, version) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        endpoint.namespace(),
                        endpoint.name(),
                        version)
                > 0;
    }

    @Override
    public boolean delete(Transaction transaction, EndpointName endpoint, int version) throws SQLException {
        return transaction.update(
                        "DELETE FROM serving_candidate WHERE namespace = ? AND endpoint = ? AND version = ?",
                        endpoint.namespace(),
                        endpoint.name(),
                        version)
                > 0;
    }

    @Override
    public List<Integer> list(Transaction transaction, EndpointName endpoint) throws SQLException {
        return transaction.list(
                "SELECT version FROM serving_candidate WHERE namespace = ? AND endpoint = ? ORDER BY version",
                row -> Math.toIntExact(row.integer("version")),
                endpoint.namespace(),
                endpoint.name());
    }
}
