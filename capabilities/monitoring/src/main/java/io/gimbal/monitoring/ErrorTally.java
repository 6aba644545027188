package io.gimbal.monitoring;

import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;

/// The errors of one model over some labelled predictions; an error is predicted minus observed. Tallies add up in
/// any order to the same value.
///
/// @param labels how many predictions have a label
/// @param absolute the sum of |error|
/// @param signed the sum of the errors
public record ErrorTally(long labels, ExactTotal absolute, ExactTotal signed) {
    public static final ErrorTally NONE = new ErrorTally(0, ExactTotal.ZERO, ExactTotal.ZERO);

    /// One more labelled prediction, in the unit of the label.
    public ErrorTally plus(double predicted, double observed) {
        double error = predicted - observed;
        return new ErrorTally(labels + 1, absolute.plus(Math.abs(error)), signed.plus(error));
    }

    public ErrorTally plus(ErrorTally other) {
        return new ErrorTally(labels + other.labels, absolute.plus(other.absolute), signed.plus(other.signed));
    }

    public Measurement<Double> meanAbsolute() {
        return mean(absolute);
    }

    /// Above 0 the model predicts too much.
    public Measurement<Double> bias() {
        return mean(signed);
    }

    private Measurement<Double> mean(ExactTotal sum) {
        return labels == 0
                ? Measurement.undefined(UndefinedReason.EMPTY, "no prediction has a label")
                : Measurement.of(sum.over(labels));
    }
}
