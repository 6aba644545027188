package io.gimbal.statistics;

/// Mean and variance of some finite numbers in two passes, which stays exact far from zero (values around 1e9
/// that differ in the third decimal).
record Moments(long count, double mean, double squares) {
    static Moments of(double[] values) {
        double mean = CompensatedSum.of(values) / values.length;
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum drift = new CompensatedSum();
        for (double value : values) {
            double deviation = value - mean;
            squares.add(deviation * deviation);
            drift.add(deviation);
        }
        double rest = drift.value();
        return new Moments(values.length, mean, squares.value() - rest * rest / values.length);
    }

    double populationVariance() {
        return Math.max(0, squares) / count;
    }

    double populationDeviation() {
        return Math.sqrt(populationVariance());
    }

    /// With n - 1 in the denominator; needs two values.
    double sampleDeviation() {
        return Math.sqrt(Math.max(0, squares) / (count - 1));
    }
}
