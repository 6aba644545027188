package io.gimbal.features.semantics;

import io.gimbal.features.Availability;
import io.gimbal.features.EventTime;

/// When an event starts to exist for lookups.
public final class Visibility {
    private Visibility() {}

    /// @param createdAt the value of the column the availability names; ignored where it names none
    public static long visibleAt(Availability availability, long eventTime, long createdAt) {
        if (eventTime == EventTime.ALWAYS) {
            return availability instanceof Availability.KnownAt ? createdAt : EventTime.ALWAYS;
        }
        return switch (availability) {
            case Availability.AtOnce() -> eventTime;
            case Availability.KnownAt known -> Math.max(eventTime, createdAt);
            case Availability.LandingDelay delay -> eventTime + delay.micros();
        };
    }
}
