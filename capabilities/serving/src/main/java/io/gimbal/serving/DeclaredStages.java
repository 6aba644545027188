package io.gimbal.serving;

import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetRef;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which stages there are for the versions of a model. Thread-safe.
public interface DeclaredStages {
    /// As the plan wants them, or as they are where it says nothing of the model or of its policy.
    ///
    /// @return empty if nobody knows the model or its policy, which is a problem of its own
    Optional<List<String>> stages(Scope scope, AssetRef model) throws SQLException;
}
