package io.gimbal.serving;

import java.util.List;

/// What was right in the end. Thread-safe. Acknowledged labels survive a crash as predictions do.
public interface Labels {
    /// Joins the labels to their predictions.
    ///
    /// @return how many were new; the others had been joined before
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such endpoint; INVALID_ARGUMENT naming each
    ///     unknown prediction or what is known in the future only; CONFLICT if a prediction has another value
    ///     already. Nothing is joined then.
    int append(EndpointName endpoint, List<Label> labels);
}
