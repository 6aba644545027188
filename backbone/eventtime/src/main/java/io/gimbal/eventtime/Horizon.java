package io.gimbal.eventtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// How far ahead of the wall clock the time of data may be. What is farther ahead is a mistake, and believing it would
/// make all that follows late: days would close before they came, and alerts would rest until then. Thread-safe.
public record Horizon(InstantSource wall) {
    /// Clocks differ, and so do time zones where local times are taken as UTC.
    private static final Duration AHEAD = Duration.ofDays(1);

    public boolean isBeyond(Instant eventTime) {
        return eventTime.isAfter(wall.instant().plus(AHEAD));
    }

    /// What is wrong with a time that is too far ahead; empty if it is not.
    public Optional<String> objection(Instant eventTime) {
        return isBeyond(eventTime)
                ? Optional.of("event time is at most a day ahead of the clock, which says " + wall.instant() + ": "
                        + eventTime + " has not come yet")
                : Optional.empty();
    }
}
