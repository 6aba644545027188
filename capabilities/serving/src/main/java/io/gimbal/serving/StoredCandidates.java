package io.gimbal.serving;

import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import java.util.List;

/// Candidates in the database.
public final class StoredCandidates implements Candidates {
    private final Database database;
    private final CandidateStore store;
    private final Endpoints endpoints;
    private final Versions versions;
    private final Changes changes;
    private final Switchboard switchboard;

    public StoredCandidates(
            Database database,
            CandidateStore store,
            Endpoints endpoints,
            Versions versions,
            Changes changes,
            Switchboard switchboard) {
        this.database = database;
        this.store = store;
        this.endpoints = endpoints;
        this.versions = versions;
        this.changes = changes;
        this.switchboard = switchboard;
    }

    @Override
    public void shadow(EndpointName endpoint, int version, Reason reason) {
        versions.get(endpoints.get(endpoint).model(), version);
        database.write(transaction -> {
            boolean isNew = store.create(transaction, endpoint, version);
            if (isNew) {
                changes.append(transaction, endpoint.ref(), "shadow-added", difference(version), reason);
                transaction.afterCommit(() -> switchboard.changed(endpoint));
            }
            return isNew;
        });
    }

    @Override
    public void unshadow(EndpointName endpoint, int version, Reason reason) {
        endpoints.get(endpoint);
        database.write(transaction -> {
            boolean wasOne = store.delete(transaction, endpoint, version);
            if (wasOne) {
                changes.append(transaction, endpoint.ref(), "shadow-removed", difference(version), reason);
                transaction.afterCommit(() -> switchboard.changed(endpoint));
            }
            return wasOne;
        });
    }

    @Override
    public List<Integer> list(EndpointName endpoint) {
        return database.read(transaction -> store.list(transaction, endpoint));
    }

    private static JsonObject difference(int version) {
        return JsonObject.builder().put("version", version).build();
    }
}
