package io.gimbal.features.semantics;

/// The moment of a lookup. **At equal times events precede lookups**, so it stands just behind its own
/// microsecond.
///
/// @param micros the event time of the lookup, in microseconds since 1970
public record AsOf(long micros) {

    /// Whether an event that became visible at this time exists for the lookup.
    public boolean sees(long visibleAt) {
        return visibleAt <= micros;
    }

    /// The first microsecond the lookup does not see: the exclusive end of every window.
    public long end() {
        return micros + 1;
    }
}
