package io.gimbal.pipelines;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.Optional;

/// The port to serving, for versions that are tried before they are promoted. Thread-safe; each call is
/// durable when it
/// returns.
public interface Candidates {
    /// From now on the endpoint asks the version with every prediction; nobody is answered by it. Saying so
    /// again changes nothing.
    void shadow(AssetRef endpoint, AssetRef version);

    /// How the version fared against the champion on the predictions of a span whose label is known.
    ///
    /// @param from event time, included
    /// @param until event time, not included
    /// @return empty if no label is known
    Optional<Score> score(AssetRef endpoint, AssetRef version, Instant from, Instant until);

    /// The endpoint no longer asks the version as a candidate.
    void end(AssetRef endpoint, AssetRef version);

    /// @param labels on how many predictions both were judged
    /// @param mae mean absolute error of the version
    /// @param championMae the same of the version that was champion, on the same predictions
    record Score(long labels, double mae, double championMae) {
        public Score {
            if (labels < 1 || !Double.isFinite(mae) || !Double.isFinite(championMae)) {
                throw new IllegalArgumentException("not a score: " + labels + ", " + mae + ", " + championMae);
            }
        }
    }
}
