package io.gimbal.examples.taxi.simulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How the days follow each other: all alike until the lockdown, then fewer trips from one day to the next, emptier
/// streets, no rush hour, and more of the trips that are ordered.
final class Season {
    /// The first day of the change.
    static final LocalDate LOCKDOWN = LocalDate.of(2020, 3, 14);

    /// An ordinary week's trips, Monday first.
    private static final int[] TRIPS = {9900, 10500, 10700, 11000, 11200, 10600, 8700};

    private Season() {}

    static Day day(LocalDate date, Draws draws) {
        double left = ordinary(date, 4);
        double trips = TRIPS[date.getDayOfWeek().getValue() - 1] * (0.11 + 0.89 * left) * draws.factor(0.04);
        double slow = ordinary(date, 4);
        double congestion = (0.72 + 0.28 * slow) * draws.factor(0.015);
        return new Day(date, (int) trips, congestion, 0.35 + 0.65 * slow, 0.30 - 0.10 * slow);
    }

    /// 1 before the lockdown, then falling towards 0.
    ///
    /// @param pace days in which two thirds of the way are done
    private static double ordinary(LocalDate date, double pace) {
        long days = ChronoUnit.DAYS.between(LOCKDOWN, date) + 1;
        return days <= 0 ? 1 : StrictMath.exp(-days / pace);
    }
}
