package io.gimbal.serving;

import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Candidates in the database.
public final class StoredCandidates implements Candidates {
    private final Database database;
    private final CandidateStore store;
    private final Endpoints endpoints;
    private final Versions versions;
    private final RoleHolders holders;
    private final Changes changes;
    private final Switchboard switchboard;

    public StoredCandidates(
            Database database,
            CandidateStore store,
            Endpoints endpoints,
            Versions versions,
            RoleHolders holders,
            Changes changes,
            Switchboard switchboard) {
        this.database = database;
        this.store = store;
        this.endpoints = endpoints;
        this.versions = versions;
        this.holders = holders;
        this.changes = changes;
        this.switchboard = switchboard;
    }

    @Override
    public void shadow(EndpointName name, int version, Reason reason) {
        Endpoint endpoint = endpoints.get(name);
        database.write(transaction -> {
            versions.get(transaction, endpoint.model(), version);
            boolean isNew = store.create(transaction, name, version);
            if (isNew) {
                changed(transaction, endpoint, "shadow-added", version, reason);
            }
            return isNew;
        });
    }

    @Override
    public void unshadow(EndpointName name, int version, Reason reason) {
        Endpoint endpoint = endpoints.get(name);
        database.write(transaction -> {
            boolean wasOne = store.delete(transaction, name, version);
            if (wasOne) {
                changed(transaction, endpoint, "shadow-removed", version, reason);
            }
            return wasOne;
        });
    }

    private void changed(Transaction transaction, Endpoint endpoint, String action, int version, Reason reason)
            throws SQLException {
        holders.link(transaction, endpoint);
        JsonObject difference = JsonObject.builder().put("version", version).build();
        changes.append(transaction, endpoint.name().ref(), action, difference, reason);
        transaction.afterCommit(() -> switchboard.changed(endpoint.name()));
    }

    @Override
    public List<Integer> list(EndpointName endpoint) {
        return database.read(transaction -> store.list(transaction, endpoint));
    }
}
