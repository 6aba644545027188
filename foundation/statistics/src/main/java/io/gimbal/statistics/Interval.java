package io.gimbal.statistics;

import io.gimbal.core.CodedException;
/// Where a value is, with a stated confidence.
///
/// @param confidence above 0 and below 1, 0.95 for example

public record Interval(double low, double high, double confidence) {
    public Interval {
        if (!(low <= high) || !(confidence > 0 && confidence < 1)) {
            throw CodedException.invalidArgument("not an interval: " + low + " to " + high + " at " + confidence);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
