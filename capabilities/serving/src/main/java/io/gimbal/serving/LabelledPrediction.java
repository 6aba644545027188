package io.gimbal.serving;

import java.util.Objects;
import java.util.Optional;

/// A prediction and, once it is known, what was right.
public record LabelledPrediction(PredictionRecord prediction, Optional<Label> label) {
    public LabelledPrediction {
        Objects.requireNonNull(prediction);
        Objects.requireNonNull(label);
    }
}
