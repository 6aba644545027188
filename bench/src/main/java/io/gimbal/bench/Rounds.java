package io.gimbal.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What several rounds measured.
public final class Rounds {
    private final double[] values;
    private int count;

    public Rounds(int rounds) {
        this.values = new double[rounds];
    }

    public void add(double value) {
        values[count++] = value;
    }

    public double median() {
        double[] sorted = sorted();
        int middle = count / 2;
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double mean() {
        return DoubleStream.of(values).limit(count).average().orElse(Double.NaN);
    }

    /// The value that a share of the rounds does not exceed.
    public double quantile(double share) {
        return sorted()[(int) Math.min(count - 1, Math.ceil(share * count) - 1)];
    }

    private double[] sorted() {
        return DoubleStream.of(Arrays.copyOf(values, count)).sorted().toArray();
    }
}
