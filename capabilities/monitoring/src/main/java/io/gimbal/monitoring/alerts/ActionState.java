package io.gimbal.monitoring.alerts;

import java.time.Instant;
import java.util.Optional;

/// What the critical alerts of a monitor have asked for. Whether the failsafe answers is known to whoever has it.
///
/// @param retrainedAt when a retraining was last asked for, which starts its cooldown
public record ActionState(Optional<Instant> retrainedAt) {
    public static final ActionState NEW = new ActionState(Optional.empty());

    ActionState retrained(Instant at) {
        return new ActionState(Optional.of(at));
    }
}
