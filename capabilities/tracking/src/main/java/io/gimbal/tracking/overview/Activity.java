package io.gimbal.tracking.overview;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How much goes on in an experiment; both counts end at [#MOST].
///
/// @param runs that are not deleted
/// @param running those of them that have not ended
/// @param lastStart when the last of its runs started
public record Activity(long runs, long running, Optional<Instant> lastStart) {
    public static final int MOST = 1_000;

    public Activity {
        Objects.requireNonNull(lastStart);
    }
}
