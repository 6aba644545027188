package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.evidence.Gates;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Stage policies: put and get. Thread-safe. A policy changed holds for the next transition.
public final class StagePolicies {
    private final Database database;
    private final PolicyStore store;
    private final Gates gates;
    private final Assets assets;

    public StagePolicies(Database database, PolicyStore store, Gates gates, Assets assets) {
        this.database = database;
        this.store = store;
        this.gates = gates;
        this.assets = assets;
    }

    /// Makes the policy of that name this one.
    ///
    /// @throws CodedException INVALID_ARGUMENT if a gate asks for what nothing gives
    public StagePolicy put(StagePolicy policy, Reason reason) {
        return database.write(transaction -> put(transaction, policy, reason));
    }

    public StagePolicy put(Transaction transaction, StagePolicy policy, Reason reason) throws SQLException {
        policy.stages().forEach(rule -> gates.validate(rule.gate()));
        assets.put(
                transaction,
                AssetDraft.declared(policy.ref(), policy.namespace(), StagePolicyJson.write(policy)),
                reason);
        store.put(transaction, policy);
        return policy;
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public StagePolicy get(String namespace, String name) {
        return database.read(transaction -> get(transaction, namespace, name));
    }

    StagePolicy get(Transaction transaction, String namespace, String name) throws SQLException {
        List<String> names = store.names(transaction, namespace);
        return store.find(transaction, namespace, name)
                .orElseThrow(() -> CodedException.notFound("no stage policy \"" + name + "\" in " + namespace
                        + NearestName.hint(name, names).map(hint -> ", " + hint).orElse("")));
    }
}
