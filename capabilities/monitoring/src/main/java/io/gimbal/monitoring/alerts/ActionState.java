package io.gimbal.monitoring.alerts;

import java.time.Instant;
import java.util.Optional;

/// What the critical alerts of a monitor have asked for.
///
/// @param engaged the alert that the failsafe was last asked for by, until it was lifted
/// @param engagedAt when the failsafe was last asked for, which starts its cooldown
/// @param retrainedAt when a retraining was last asked for, which starts its cooldown
public record ActionState(Optional<AlertName> engaged, Optional<Instant> engagedAt, Optional<Instant> retrainedAt) {
    public static final ActionState NEW = new ActionState(Optional.empty(), Optional.empty(), Optional.empty());

    ActionState engaged(AlertName alert, Instant at) {
        return new ActionState(Optional.of(alert), Optional.of(at), retrainedAt);
    }

    ActionState lifted() {
        return new ActionState(Optional.empty(), engagedAt, retrainedAt);
    }

    ActionState retrained(Instant at) {
        return new ActionState(engaged, engagedAt, Optional.of(at));
    }
}
