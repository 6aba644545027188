package io.gimbal.monitoring;

import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many requests a day had in the reference; Sundays are compared with Sundays.
///
/// @param days requests by day; a day without requests is listed with 0
public record WeekdayVolume(SortedMap<LocalDate, Long> days) {
    public WeekdayVolume {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /// The volume over the mean of the same weekdays, minus 1: -0.5 is half as much as usual. Undefined where the
    /// reference has no such weekday or nothing happened on it.
    public Measurement<Double> change(LocalDate day, long requests) {
        DayOfWeek weekday = day.getDayOfWeek();
        long[] same = days.entrySet().stream()
                .filter(entry -> entry.getKey().getDayOfWeek() == weekday)
                .mapToLong(entry -> entry.getValue())
                .toArray();
        long sum = 0;
        for (long count : same) {
            sum += count;
        }
        if (same.length == 0) {
            return Measurement.undefined(UndefinedReason.EMPTY_REFERENCE, "the reference has no " + weekday);
        }
        return sum == 0
                ? Measurement.undefined(UndefinedReason.DEGENERATE, "the reference has nothing on a " + weekday)
                : Measurement.of((double) requests * same.length / sum - 1);
    }
}
