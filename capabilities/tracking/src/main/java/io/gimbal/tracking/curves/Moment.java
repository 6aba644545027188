package io.gimbal.tracking.curves;

/// Where a point stands in the order of a history: by its time in milliseconds since 1970, then by its step.
public record Moment(long at, long step) implements Comparable<Moment> {
    /// Before every point.
    public static final Moment START = new Moment(-1, 0);

    /// After every point that anybody will report.
    public static final Moment END = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);

    @Override
    public int compareTo(Moment other) {
        return at == other.at ? Long.compare(step, other.step) : Long.compare(at, other.at);
    }
}
