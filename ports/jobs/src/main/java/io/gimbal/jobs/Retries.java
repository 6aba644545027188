package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import java.time.Duration;

/// How often a failing job is tried, and after which pauses: the first, then twice the one before, up to the
/// longest.
///
/// @param attempts how often in all, the first included
public record Retries(int attempts, Duration firstPause, Duration longestPause) {
    public Retries {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw CodedException.invalidArgument("a job is tried at least once, and its longest pause is not"
                    + " shorter than the first: " + attempts + ", " + firstPause + ", " + longestPause);
        }
    }

    public static Retries none() {
        return new Retries(1, Duration.ZERO, Duration.ZERO);
    }

    /// Five times within a quarter of a minute.
    public static Retries some() {
        return new Retries(5, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /// @param attempt the one that failed, counted from 1
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, 30));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
