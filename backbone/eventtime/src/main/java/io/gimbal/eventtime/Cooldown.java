package io.gimbal.eventtime;

import java.time.Duration;
import java.time.Instant;

/// How long something rests after it was done, in event time.
public final class Cooldown {
    private Cooldown() {}

    /// Whether two moments are too near to each other. What was done at a distant time, also a later one as by a replay
    /// beside the present, keeps nothing from being done.
    public static boolean covers(Duration cooldown, Instant done, Instant at) {
        return Duration.between(done, at).abs().compareTo(cooldown) < 0;
    }
}
