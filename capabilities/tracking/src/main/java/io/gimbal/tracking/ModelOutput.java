package io.gimbal.tracking;

import java.util.Objects;

/// A logged model that a run made.
///
/// @param step of the training, as in its metrics
public record ModelOutput(LoggedModelId model, long step) {
    public ModelOutput {
        Objects.requireNonNull(model);
    }
}
