package io.gimbal.features.semantics;

/// The length of a window and the step its old end is cut to, both in microseconds.
public record WindowSpan(long length, long step) {
    public WindowSpan {
        if (length < 1 || step < 1 || length % step != 0) {
            throw new IllegalArgumentException("window of " + length + " us with step " + step + " us");
        }
    }

    /// The first event time inside the window of this lookup.
    public long start(AsOf asOf) {
        return floor(asOf.end() - length, step);
    }

    /// The greatest multiple of `step` that is not after `time`; also before 1970.
    public static long floor(long time, long step) {
        return Math.floorDiv(time, step) * step;
    }
}
