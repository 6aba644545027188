package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.Optional;

/// The port to whoever knows which version an endpoint's champion is. Thread-safe.
public interface Champions {
    /// Empty while the endpoint has none.
    Optional<Champion> find(AssetRef endpoint);

    /// @param version a model version
    /// @param since event time of its promotion
    record Champion(AssetRef version, Instant since) {}
}
