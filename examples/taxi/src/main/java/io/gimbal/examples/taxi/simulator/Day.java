package io.gimbal.examples.taxi.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// What one day is like.
///
/// @param trips how many there will be
/// @param congestion minutes per mile, as a multiple of an ordinary day's
/// @param rush how far the hours of the day differ: 1 on an ordinary day, 0 when all are alike
/// @param dispatched share of trips that were ordered, not hailed
record Day(LocalDate date, int trips, double congestion, double rush, double dispatched) {

    boolean isWeekend() {
        return isWeekend(date);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
