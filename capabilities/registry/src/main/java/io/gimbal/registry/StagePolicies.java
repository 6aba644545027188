package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Problem;
import io.gimbal.evidence.Gates;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Stage policies: put, get and delete. Thread-safe. They come with a project's declarations, which see to the asset. A
/// policy changed holds for the next transition.
public final class StagePolicies {
    private final Database database;
    private final PolicyStore store;
    private final Gates gates;

    public StagePolicies(Database database, PolicyStore store, Gates gates) {
        this.database = database;
        this.store = store;
        this.gates = gates;
    }

    /// Everything that is wrong with the conditions of the policy, at their places; empty when all is well.
    public List<Problem> check(StagePolicy policy) {
        return policy.stages().stream()
                .flatMap(rule -> gates.check(rule.gate()).stream())
                .toList();
    }

    /// Makes the policy of that name this one.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a gate asks for what nothing gives
    public StagePolicy put(Transaction transaction, StagePolicy policy) throws SQLException {
        policy.stages().forEach(rule -> gates.validate(rule.gate()));
        store.put(transaction, policy);
        return policy;
    }

    /// Forgets the policy; nothing happens if there is none.
    public void delete(Transaction transaction, String namespace, String name) throws SQLException {
        store.delete(transaction, namespace, name);
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public StagePolicy get(String namespace, String name) {
        return database.read(transaction -> get(transaction, namespace, name));
    }

    /// As it is now.
    public Optional<StagePolicy> find(Transaction transaction, String namespace, String name) throws SQLException {
        return store.find(transaction, namespace, name);
    }

    /// The policy that names the model of a client, as it is now.
    public Optional<StagePolicy> naming(Transaction transaction, String model) throws SQLException {
        return store.naming(transaction, model);
    }

    StagePolicy get(Transaction transaction, String namespace, String name) throws SQLException {
        List<String> names = store.names(transaction, namespace);
        return find(transaction, namespace, name)
                .orElseThrow(() -> CodedException.notFound("no stage policy \"" + name + "\" in " + namespace
                        + NearestName.hint(name, names).map(hint -> ", " + hint).orElse("")));
    }
}
