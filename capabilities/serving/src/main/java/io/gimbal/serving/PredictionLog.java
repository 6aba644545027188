package io.gimbal.serving;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.time.Instant;
import java.util.Optional;

/// What endpoints have answered, joined with what was right. Thread-safe. Sees every prediction and label that was
/// acknowledged before the call. Order is always event time, then id: the same whatever order things arrived in.
public interface PredictionLog {
    Optional<LabelledPrediction> find(EndpointName endpoint, PredictionId id);

    /// Shows the predictions of a span in order, until the visitor returns false. Millions are fine: they are read as
    /// they are shown.
    ///
    /// @param from event time, included
    /// @param until event time, not included
    void scan(EndpointName endpoint, Instant from, Instant until, Visitor visitor);

    /// The predictions from a time on, in order.
    Page<LabelledPrediction> list(EndpointName endpoint, Instant from, PageRequest page);

    /// How a version did beside the champion, over predictions of a span.
    ///
    /// @param from event time, included
    /// @param until event time, not included; labels known later do not count
    ShadowScore score(EndpointName endpoint, int version, Instant from, Instant until);

    /// Sees each prediction of a scan.
    @FunctionalInterface
    interface Visitor {
        /// @return whether to go on
        boolean accept(LabelledPrediction prediction);
    }
}
