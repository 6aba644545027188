package io.gimbal.registry;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// The port to whatever produces versions: the runs of tracking. Thread-safe.
public interface Producers {
    /// The run of that id, if it is known here.
    Optional<AssetRef> find(Transaction transaction, String run) throws SQLException;

    /// Says in the graph that a run produced a version. A run that stands outside of the graph enters it.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such run
    void produced(Transaction transaction, AssetRef run, AssetRef version) throws SQLException;

    /// What is known of the run of that id; empty where nobody tracks it.
    default Optional<TrainingRun> describe(String run) {
        return Optional.empty();
    }

    /// For runs that are in the graph anyway.
    static Producers inGraph(Edges edges) {
        return new Producers() {
            @Override
            public Optional<AssetRef> find(Transaction transaction, String run) {
                return Optional.empty();
            }

            @Override
            public void produced(Transaction transaction, AssetRef run, AssetRef version) throws SQLException {
                edges.put(transaction, run, EdgeType.PRODUCES, version);
            }
        };
    }
}
