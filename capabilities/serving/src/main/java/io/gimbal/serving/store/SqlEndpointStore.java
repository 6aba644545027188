package io.gimbal.serving.store;

import io.gimbal.json.Json;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.EndpointStore;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlEndpointStore implements EndpointStore {
    @Override
    public void put(Transaction transaction, Endpoint endpoint) throws SQLException {
        transaction.update(
                "INSERT INTO serving_endpoint (namespace, name, document, revision) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (namespace, name)"
                        + " DO UPDATE SET document = excluded.document, revision = excluded.revision",
                endpoint.name().namespace(),
                endpoint.name().name(),
                new String(Json.write(endpoint.settings()), StandardCharsets.UTF_8),
                endpoint.revision());
    }

    @Override
    public Optional<Endpoint> find(Transaction transaction, EndpointName name) throws SQLException {
        return transaction.find(
                "SELECT * FROM serving_endpoint WHERE namespace = ? AND name = ?",
                SqlEndpointStore::endpoint,
                name.namespace(),
                name.name());
    }

    @Override
    public List<Endpoint> list(Transaction transaction) throws SQLException {
        return transaction.list("SELECT * FROM serving_endpoint ORDER BY namespace, name", SqlEndpointStore::endpoint);
    }

    @Override
    public void delete(Transaction transaction, EndpointName name) throws SQLException {
        transaction.update(
                "DELETE FROM serving_endpoint WHERE namespace = ? AND name = ?", name.namespace(), name.name());
        transaction.update(
                "DELETE FROM serving_candidate WHERE namespace = ? AND endpoint = ?", name.namespace(), name.name());
        transaction.update(
                "DELETE FROM serving_engagement WHERE namespace = ? AND endpoint = ? AND lifted_at IS NULL",
                name.namespace(),
                name.name());
    }

    private static Endpoint endpoint(Row row) throws SQLException {
        return new Endpoint(
                new EndpointName(row.text("namespace"), row.text("name")),
                Json.read(row.text("document"), EndpointSettings.class),
                row.integer("revision"));
    }
}
