package io.gimbal.features.semantics;

/// The total order of the rows of a source: event time, then created time, then the place in the source. The
/// last visible row of a key is its latest value.
///
/// @param createdAt the time of the known-at column; the event time where there is none
/// @param sequence the row's number in its file, or its offset in the log
public record RowOrder(long eventTime, long createdAt, long sequence) implements Comparable<RowOrder> {
    @Override
    public int compareTo(RowOrder other) {
        int byTime = Long.compare(eventTime, other.eventTime);
        int byCreation = byTime != 0 ? byTime : Long.compare(createdAt, other.createdAt);
        return byCreation != 0 ? byCreation : Long.compare(sequence, other.sequence);
    }
}
