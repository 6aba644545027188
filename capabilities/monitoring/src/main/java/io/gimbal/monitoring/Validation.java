package io.gimbal.monitoring;

import io.gimbal.core.CodedException;

/// What the champion's evaluation promised, in the unit of the label.
///
/// @param bias mean of predicted minus observed
public record Validation(double mae, double bias) {
    public Validation {
        if (!(mae >= 0) || !Double.isFinite(mae) || !Double.isFinite(bias)) {
            throw CodedException.invalidArgument(
                    "a validation has a finite mae of at least 0 and a finite bias, not " + mae + " and " + bias);
        }
    }
}
