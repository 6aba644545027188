package io.gimbal.pipelines;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The port to tracking: a run of a pipeline is also a tracked run, with its parameters and metrics.
/// Thread-safe; each
/// call is durable when it returns.
public interface RunTracking {
    /// @return the run's address, whether or not it is in the graph yet
    AssetRef start(Draft draft);

    /// @param metrics by name, like `boosted-trees.mae`
    void log(AssetRef run, Map<String, Double> metrics);

    /// Adds an edge from the run, which enters the graph if it is not there yet.
    void link(Transaction transaction, AssetRef run, EdgeType type, AssetRef to) throws SQLException;

    void finish(AssetRef run, RunState outcome);

    /// @param experiment the pipeline's name
    /// @param name of the run, like `train 3`
    /// @param parameters as texts; the as-of among them
    /// @param seed empty if the pipeline has none
    record Draft(
            String experiment, String name, String startedBy, Map<String, String> parameters, Optional<Long> seed) {
        public Draft {
            Objects.requireNonNull(experiment);
            Objects.requireNonNull(seed);
            parameters = Map.copyOf(parameters);
        }
    }
}
