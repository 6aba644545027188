package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The port to serving: what an endpoint has answered. Thread-safe. Sees everything that was acknowledged before the
/// call, each prediction once.
public interface ServedPredictions {
    /// Every prediction whose event time lies in a span, in the order of event time and id, with the label known now.
    ///
    /// @param from included
    /// @param until not included
    void scan(AssetRef endpoint, Instant from, Instant until, Consumer<ServedPrediction> each);

    /// The event time of the first prediction that is not before a moment.
    Optional<Instant> first(AssetRef endpoint, Instant from);
}
