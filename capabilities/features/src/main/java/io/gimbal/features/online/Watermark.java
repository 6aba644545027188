package io.gimbal.features.online;

import io.gimbal.features.EventTime;
import io.gimbal.features.semantics.TileLevel;

/// How far the events of a source have come, in event time. One event moves it by a day at most, so that a
/// single wrong date in the future does not make everything else too old.
///
/// @param micros [#NONE] before the first event
/// @param depth how far behind it lookups may be
record Watermark(long micros, long depth) {
    static final long NONE = Long.MIN_VALUE;

    Watermark advance(long eventTime) {
        if (eventTime == EventTime.ALWAYS || eventTime <= micros) {
            return this;
        }
        long next = micros == NONE ? eventTime : Math.min(eventTime, micros + TileLevel.DAY.micros());
        return new Watermark(next, depth);
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
