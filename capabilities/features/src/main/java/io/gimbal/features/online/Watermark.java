package io.gimbal.features.online;

import io.gimbal.features.EventTime;
import io.gimbal.features.semantics.TileLevel;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// How far the events of a source have come, in event time. One event moves it by a day at most, and none
/// that is more than a day ahead of the wall clock begins it, so that a single wrong date in the future does
/// not make everything else too old.
///
/// @param micros [#NONE] before the first event
/// @param depth how far behind it lookups may be
record Watermark(long micros, long depth) {
    static final long NONE = Long.MIN_VALUE;

    /// @param wall asked only before the first step
    Watermark advance(long eventTime, InstantSource wall) {
        if (eventTime == EventTime.ALWAYS || eventTime <= micros) {
            return this;
        }
        if (micros == NONE) {
            return eventTime <= tomorrow(wall) ? new Watermark(eventTime, depth) : this;
        }
        return new Watermark(Math.min(eventTime, micros + TileLevel.DAY.micros()), depth);
    }

    private static long tomorrow(InstantSource wall) {
        return EventTime.micros(wall.instant().truncatedTo(ChronoUnit.MICROS)) + TileLevel.DAY.micros();
    }

    /// The earliest lookup that gets an answer.
    long oldestLookup() {
        return before(depth);
    }

    /// So far before the watermark; no time at all before the first event.
    long before(long distance) {
        return micros == NONE ? Long.MIN_VALUE : micros - distance;
    }
}
