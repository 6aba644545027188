package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import java.util.Optional;

/// The port to whoever knows which version an endpoint's champion is. Thread-safe.
public interface Champions {
    /// A model version; empty while the endpoint has none.
    Optional<AssetRef> find(AssetRef endpoint);
}
