package io.gimbal.registry;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How old the champion of a model may get, in event time, and what follows.
///
/// @param maxAge since it was trained
/// @param maxDataAge since the newest data that it was trained on came in
/// @param retraining what is asked for then; empty when people only hear of it
public record StalenessLimits(
        Optional<Duration> maxAge, Optional<Duration> maxDataAge, Optional<Retraining> retraining) {

    /// Nothing gets too old.
    public static final StalenessLimits NONE =
            new StalenessLimits(Optional.empty(), Optional.empty(), Optional.empty());

    /// @param pipeline of the model's project
    /// @param takesEffectAfter from then to the decision about the new version
    public record Retraining(String pipeline, Duration takesEffectAfter) {
        public Retraining {
            Objects.requireNonNull(pipeline);
            Objects.requireNonNull(takesEffectAfter);
        }
    }

    public StalenessLimits {
        if (retraining.isPresent() && maxAge.isEmpty() && maxDataAge.isEmpty()) {
            throw CodedException.invalidArgument("a retraining for staleness needs a limit: max-age or max-data-age");
        }
    }
}
