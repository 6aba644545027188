package io.gimbal.pipelines;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import java.time.Instant;

/// The port to the gates of the registry. Thread-safe.
public interface Promotion {
    /// Asks for the version to become the champion of its model; the gates decide. A refusal stays on
    /// record there.
    ///
    /// @param at event time
    Decision promote(AssetRef version, Reason reason, Instant at);

    /// What the gates said.
    sealed interface Decision {
        record Promoted() implements Decision {}

        /// @param why every piece that stands in the way
        record Refused(String why) implements Decision {}
    }
}
