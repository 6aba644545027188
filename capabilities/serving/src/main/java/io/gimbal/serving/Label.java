package io.gimbal.serving;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.util.Objects;

/// What was right in the end.
///
/// @param knownAt event time from which on it was known
public record Label(PredictionId prediction, double value, Instant knownAt) {
    public Label {
        Objects.requireNonNull(prediction);
        Objects.requireNonNull(knownAt);
        if (!Double.isFinite(value)) {
            throw CodedException.invalidArgument("a label is a finite number: " + value);
        }
    }
}
