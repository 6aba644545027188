package io.gimbal.serving.store;

import io.gimbal.serving.ConsumerName;
import io.gimbal.serving.ConsumerStore;
import io.gimbal.serving.EndpointName;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

final class SqlConsumerStore implements ConsumerStore {
    @Override
    public void put(Transaction transaction, String project, ConsumerName consumer, List<EndpointName> endpoints)
            throws SQLException {
        transaction.update(
                "DELETE FROM serving_consumer WHERE project = ? AND consumer = ?", project, consumer.value());
        for (EndpointName endpoint : endpoints) {
            transaction.update(
                    "INSERT INTO serving_consumer (project, consumer, namespace, endpoint) VALUES (?, ?, ?, ?)",
                    project,
                    consumer.value(),
                    endpoint.namespace(),
                    endpoint.name());
        }
    }

    @Override
    public Set<ConsumerName> of(Transaction transaction, EndpointName endpoint) throws SQLException {
        return Set.copyOf(transaction.list(
                "SELECT DISTINCT consumer FROM serving_consumer WHERE namespace = ? AND endpoint = ?",
                row -> new ConsumerName(row.text("consumer")),
                endpoint.namespace(),
                endpoint.name()));
    }
}
