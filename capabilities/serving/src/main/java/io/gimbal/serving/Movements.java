package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes on that what a selector means has moved.
public final class Movements implements ServingMoves {
    private final EndpointStore store;
    private final Failsafes failsafes;
    private final Switchboard switchboard;

    public Movements(EndpointStore store, Failsafes failsafes, Switchboard switchboard) {
        this.store = store;
        this.failsafes = failsafes;
        this.switchboard = switchboard;
    }

    @Override
    public void moved(
            Transaction transaction,
            AssetRef model,
            VersionSelector selector,
            Optional<Integer> version,
            Reason reason,
            Instant at)
            throws SQLException {
        List<Endpoint> serving = store.list(transaction).stream()
                .filter(endpoint -> endpoint.model().equals(model))
                .toList();
        for (Endpoint endpoint : serving) {
            if (version.isPresent() && endpoint.settings().champion().equals(selector)) {
                failsafes.championMoved(transaction, endpoint.name(), version.get(), reason, at);
            }
        }
        if (!serving.isEmpty()) {
            transaction.afterCommit(() -> switchboard.changedModel(model));
        }
    }
}
