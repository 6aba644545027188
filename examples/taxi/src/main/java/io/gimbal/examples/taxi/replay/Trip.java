package io.gimbal.examples.taxi.replay;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/// A valid trip. Times are the city's wall clock, written as if it was UTC.
///
/// @param id the id of its event
/// @param distance miles
/// @param duration minutes
public record Trip(
        String id,
        Instant pickupAt,
        Instant dropoffAt,
        long pickupZone,
        long dropoffZone,
        double distance,
        double duration) {
    public Trip {
        Objects.requireNonNull(id);
        if (!pickupAt.isBefore(dropoffAt)) {
            throw new IllegalArgumentException("trip " + id + " ends at " + dropoffAt + ", not after its pickup");
        }
    }

    /// The id of its prediction.
    public String predictionId() {
        return "trip-" + id;
    }

    /// The day it belongs to, which is that of the pickup.
    public LocalDate day() {
        return LocalDate.ofInstant(pickupAt, ZoneOffset.UTC);
    }

    /// Of the pickup, 0 to 23.
    public int hour() {
        return pickupAt.atOffset(ZoneOffset.UTC).getHour();
    }

    /// Whether it is picked up on a Saturday or Sunday.
    public boolean weekend() {
        DayOfWeek day = day().getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
