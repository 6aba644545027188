package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.time.Duration;

/// When a row could first be used: never before its event, and never before somebody could know it.
public sealed interface Availability {

    /// At its event time.
    record AtOnce() implements Availability {}

    /// At the time in a column of the source, or at its event time if that is later.
    record KnownAt(String column) implements Availability {
        public KnownAt {
            Names.check("a column", column);
        }
    }

    /// A fixed time after its event: a day's weather is known a day after it began.
    record LandingDelay(Duration delay) implements Availability {
        public LandingDelay {
            if (delay.isNegative() || delay.compareTo(Duration.ofDays(366)) > 0) {
                throw CodedException.invalidArgument("landing delay " + delay + " is not between 0 and 366 days");
            }
        }

        public long micros() {
            return EventTime.micros(delay);
        }
    }
}
