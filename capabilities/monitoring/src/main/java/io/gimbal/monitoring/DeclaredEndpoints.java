package io.gimbal.monitoring;

import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetRef;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The port to what a plan says of endpoints, so that a monitor can be checked before it watches one. Thread-safe.
public interface DeclaredEndpoints {
    /// @return empty if there is none, or it is broken; then nothing is said about it here
    Optional<DeclaredEndpoint> find(Scope scope, AssetRef endpoint) throws SQLException;

    /// @param columns what its requests consist of, as monitors call it; empty if that cannot be told
    record DeclaredEndpoint(Optional<List<String>> columns, boolean hasFailsafe) {
        public DeclaredEndpoint {
            columns = columns.map(List::copyOf);
        }
    }
}
