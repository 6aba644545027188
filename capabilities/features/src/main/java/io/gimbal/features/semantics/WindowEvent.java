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

    public boolean isNull(int lane) {
        return ((nulls >>> lane) & 1) == 1;
    }
}
