package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The numbers of one column in one window: sorted once, read many times. Missing values (NaN) and infinities
/// are left out and counted. Immutable and thread-safe; needs 8 bytes a value.
public final class Sample {
    private final double[] sorted;
    private final Counts counts;

    private Sample(double[] sorted, Counts counts) {
        this.sorted = sorted;
        this.counts = counts;
    }

    /// @param values in any order; NaN stands for missing; copied
    public static Sample of(double... values) {
        double[] kept = new double[values.length];
        int used = 0;
        int missing = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                kept[used++] = value + 0.0; // -0.0 becomes 0.0: they are one number
            } else if (Double.isNaN(value)) {
                missing++;
            }
        }
        double[] sorted = Arrays.copyOf(kept, used);
        Arrays.sort(sorted);
        return new Sample(sorted, new Counts(used, missing, values.length - used - missing));
    }

    /// All values of several samples.
    public static Sample union(List<Sample> samples) {
        Counts counts = samples.stream().map(Sample::counts).reduce(new Counts(0, 0, 0), Counts::plus);
        double[] all = samples.stream()
                .flatMapToDouble(sample -> Arrays.stream(sample.sorted))
                .toArray();
        Arrays.sort(all);
        return new Sample(all, counts);
    }

    /// What is left of a union when one of its samples is taken out of it; without sorting again.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it was not part of it
    public Sample without(Sample part) {
        double[] left = new double[sorted.length - Math.min(sorted.length, part.sorted.length)];
        int taken = 0;
        int kept = 0;
        for (double value : sorted) {
            if (taken < part.sorted.length && part.sorted[taken] == value) {
                taken++;
            } else if (kept < left.length) {
                left[kept++] = value;
            }
        }
        if (taken < part.sorted.length) {
            throw CodedException.invalidArgument("a sample can only be taken out of a union it is part of, "
                    + part.sorted[taken] + " is not in it so often");
        }
        return new Sample(
                left,
                new Counts(
                        left.length,
                        counts.missing() - part.counts.missing(),
                        counts.nonFinite() - part.counts.nonFinite()));
    }

    public Counts counts() {
        return counts;
    }

    /// The number of usable values.
    public int size() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /// The value at a rank, 0 being the smallest.
    public double at(int rank) {
        return sorted[rank];
    }

    public Measurement<Double> minimum() {
        return quantile(0);
    }

    public Measurement<Double> maximum() {
        return quantile(1);
    }

    public Measurement<Double> mean() {
        return ifAny(() -> moments().mean());
    }

    /// The standard deviation with n in the denominator.
    public Measurement<Double> populationDeviation() {
        return ifAny(() -> moments().populationDeviation());
    }

    /// The value below which a share `q` of the sample lies, linear between neighbours (Hyndman and Fan's type
    /// 7).
    public Measurement<Double> quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw CodedException.invalidArgument("a quantile is asked for at 0 to 1, not at " + q);
        }
        return ifAny(() -> quantileOfAny(q));
    }

    /// How many different values there are.
    public int distinctCount() {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /// How many values are below `bound`.
    public int countBelow(double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// @throws ArrayIndexOutOfBoundsException if the sample is empty
    double quantileOfAny(double q) {
        double position = (sorted.length - 1) * q;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = position - below;
        double gap = sorted[above] - sorted[below];
        return share < 0.5 ? sorted[below] + gap * share : sorted[above] - gap * (1 - share);
    }

    Moments moments() {
        return Moments.of(sorted);
    }

    private Measurement<Double> ifAny(DoubleSupplier value) {
        return isEmpty()
                ? Measurement.undefined(UndefinedReason.EMPTY, "no usable value among " + counts.total())
                : Measurement.of(value.getAsDouble());
    }
}
