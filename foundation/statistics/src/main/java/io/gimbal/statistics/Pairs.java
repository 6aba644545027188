package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.Arrays;
import java.util.function.Supplier;

/// Observed and predicted values of the same rows, in their order. Rows with either side missing (a label that
/// has not come yet) or infinite are left out and counted.
public final class Pairs {
    private final double[] observed;
    private final double[] predicted;
    private final Counts counts;

    private Pairs(double[] observed, double[] predicted, Counts counts) {
        this.observed = observed;
        this.predicted = predicted;
        this.counts = counts;
    }

    /// @throws CodedException INVALID_ARGUMENT if the two are not equally long
    public static Pairs of(double[] observed, double[] predicted) {
        if (observed.length != predicted.length) {
            throw CodedException.invalidArgument(
                    observed.length + " observed values do not pair with " + predicted.length + " predicted ones");
        }
        double[] left = new double[observed.length];
        double[] right = new double[observed.length];
        int used = 0;
        int missing = 0;
        for (int i = 0; i < observed.length; i++) {
            if (Double.isNaN(observed[i]) || Double.isNaN(predicted[i])) {
                missing++;
            } else if (Double.isFinite(observed[i]) && Double.isFinite(predicted[i])) {
                left[used] = observed[i];
                right[used++] = predicted[i];
            }
        }
        return new Pairs(
                Arrays.copyOf(left, used),
                Arrays.copyOf(right, used),
                new Counts(used, missing, observed.length - used - missing));
    }

    public Counts counts() {
        return counts;
    }

    public int size() {
        return observed.length;
    }

    public double observed(int row) {
        return observed[row];
    }

    public double predicted(int row) {
        return predicted[row];
    }

    double[] errors() {
        double[] errors = new double[observed.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = predicted[i] - observed[i];
        }
        return errors;
    }

    Moments observedMoments() {
        return Moments.of(observed);
    }

    Moments predictedMoments() {
        return Moments.of(predicted);
    }

    <T> Measurement<T> undefinedIfEmpty(Supplier<Measurement<T>> otherwise) {
        return observed.length > 0
                ? otherwise.get()
                : Measurement.undefined(
                        UndefinedReason.EMPTY,
                        "no row with both sides known: " + counts.missing() + " missing, " + counts.nonFinite()
                                + " infinite");
    }
}
