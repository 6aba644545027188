package io.gimbal.registry.store;

import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.PolicyStore;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StagePolicyJson;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlPolicyStore implements PolicyStore {
    @Override
    public void put(Transaction transaction, StagePolicy policy) throws SQLException {
        transaction.update(
                "INSERT INTO registry_policy (namespace, name, document) VALUES (?, ?, ?)"
                        + " ON CONFLICT (namespace, name) DO UPDATE SET document = excluded.document",
                policy.namespace(),
                policy.name(),
                Json.text(StagePolicyJson.write(policy)));
        transaction.update(
                "DELETE FROM registry_policed WHERE namespace = ? AND policy = ?", policy.namespace(), policy.name());
        for (String model : policy.models()) {
            refuseIfNamedElsewhere(transaction, model, policy);
            transaction.update(
                    "INSERT INTO registry_policed (model, namespace, policy) VALUES (?, ?, ?)"
                            + " ON CONFLICT (model) DO UPDATE SET policy = excluded.policy",
                    model,
                    policy.namespace(),
                    policy.name());
        }
    }

    /// Between policies of one project a model may move, in whatever order they are put.
    private void refuseIfNamedElsewhere(Transaction transaction, String model, StagePolicy policy) throws SQLException {
        Optional<StagePolicy> other = naming(transaction, model);
        if (other.isPresent() && !other.get().namespace().equals(policy.namespace())) {
            throw CodedException.alreadyExists(
                    "model \"" + model + "\" obeys " + other.get().ref() + " already");
        }
    }

    @Override
    public Optional<StagePolicy> naming(Transaction transaction, String model) throws SQLException {
        return transaction.find(
                "SELECT p.namespace, p.name, p.document FROM registry_policed m JOIN registry_policy p"
                        + " ON p.namespace = m.namespace AND p.name = m.policy WHERE m.model = ?",
                row -> StagePolicyJson.read(
                        row.text("namespace"), row.text("name"), (JsonObject) Json.parse(row.text("document"))),
                model);
    }

    @Override
    public void delete(Transaction transaction, String namespace, String name) throws SQLException {
        transaction.update("DELETE FROM registry_policy WHERE namespace = ? AND name = ?", namespace, name);
    }

    @Override
    public Optional<StagePolicy> find(Transaction transaction, String namespace, String name) throws SQLException {
        return transaction.find(
                "SELECT document FROM registry_policy WHERE namespace = ? AND name = ?",
                row -> StagePolicyJson.read(namespace, name, (JsonObject) Json.parse(row.text("document"))),
                namespace,
                name);
    }

    @Override
    public List<String> names(Transaction transaction, String namespace) throws SQLException {
        return transaction.list(
                "SELECT name FROM registry_policy WHERE namespace = ? ORDER BY name",
                row -> row.text("name"),
                namespace);
    }
}
