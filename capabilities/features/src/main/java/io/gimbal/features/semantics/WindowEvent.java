package io.gimbal.features.semantics;

/// An event as windows see it.
///
/// @param eventTime decides which windows it is in
/// @param visibleAt the first lookup that sees it; not before `eventTime`
/// @param nulls bit `i` is set where value `i` is null
/// @param values a long, or the bits of a finite double, for each lane of the layout. Owned by the event
@SuppressWarnings("ArrayRecordComponent") // one per event on the ingest path; never compared or changed
public record WindowEvent(long eventTime, long visibleAt, long nulls, long[] values) {
    public WindowEvent {
        if (visibleAt < eventTime) {
            throw new IllegalArgumentException("an event at " + eventTime + " is visible earlier, at " + visibleAt);
        }
    }

    /// The event with some of its values, in another order.
    public WindowEvent select(int... lanes) {
        long[] selected = new long[lanes.length];
        long selectedNulls = 0;
        for (int i = 0; i < lanes.length; i++) {
            selected[i] = values[lanes[i]];
            selectedNulls |= ((nulls >>> lanes[i]) & 1) << i;
        }
        return new WindowEvent(eventTime, visibleAt, selectedNulls, selected);
    }

    public boolean isNull(int lane) {
        return ((nulls >>> lane) & 1) == 1;
    }
}
