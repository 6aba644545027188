package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Passes on that what a selector means has moved.
public final class Movements implements ServingMoves {
    private final EndpointStore store;
    private final RoleHolders holders;
    private final Failsafes failsafes;
    private final Switchboard switchboard;

    public Movements(EndpointStore store, RoleHolders holders, Failsafes failsafes, Switchboard switchboard) {
        this.store = store;
        this.holders = holders;
        this.failsafes = failsafes;
        this.switchboard = switchboard;
    }

    @Override
    public void moved(
            Transaction transaction, AssetRef model, VersionSelector selector, int version, Reason reason, Instant at)
            throws SQLException {
        for (Endpoint endpoint : serving(transaction, model)) {
            holders.link(transaction, endpoint);
            if (endpoint.settings().champion().equals(selector)) {
                failsafes.championMoved(transaction, endpoint.name(), version, reason, at);
            }
        }
        transaction.afterCommit(() -> switchboard.changedModel(model));
    }

    @Override
    public void left(Transaction transaction, AssetRef model, VersionSelector selector) throws SQLException {
        for (Endpoint endpoint : serving(transaction, model)) {
            holders.link(transaction, endpoint);
        }
        transaction.afterCommit(() -> switchboard.changedModel(model));
    }

    private List<Endpoint> serving(Transaction transaction, AssetRef model) throws SQLException {
        return store.list(transaction).stream()
                .filter(endpoint -> endpoint.model().equals(model))
                .toList();
    }
}
