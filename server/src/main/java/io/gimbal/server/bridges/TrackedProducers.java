package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.registry.Producers;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.wiring.TrackingModule;
import java.sql.SQLException;
import java.util.Optional;

/// Tracked runs enter the graph with what tracking knows of them once they have produced a version.
public final class TrackedProducers implements Producers {
    private final TrackingModule tracking;
    private final Producers others;

    public TrackedProducers(TrackingModule tracking, Edges edges) {
        this.tracking = tracking;
        this.others = Producers.inGraph(edges);
    }

    @Override
    public Optional<AssetRef> find(Transaction transaction, String run) throws SQLException {
        return RunId.isId(run)
                        && tracking.runs().find(transaction, new RunId(run)).isPresent()
                ? Optional.of(RunAssets.ref(new RunId(run)))
                : Optional.empty();
    }

    @Override
    public void produced(Transaction transaction, AssetRef run, AssetRef version) throws SQLException {
        if (run.kind().equals(RunAssets.RUN)) {
            RunId id = new RunId(run.name());
            tracking.assets().link(transaction, tracking.runs().get(transaction, id), EdgeType.PRODUCES, version);
        } else {
            others.produced(transaction, run, version);
        }
    }
}
