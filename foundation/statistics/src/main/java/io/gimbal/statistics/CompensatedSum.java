package io.gimbal.statistics;

/// A sum of doubles that carries the rounding error along (Neumaier 1974), so that large and small terms may
/// come in any size. The order of the terms still decides the last bit. Not thread-safe.
final class CompensatedSum {
    private double sum;
    private double compensation;

    void add(double term) {
        double next = sum + term;
        compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double value() {
        return sum + compensation;
    }

    static double of(double[] terms) {
        CompensatedSum sum = new CompensatedSum();
        for (double term : terms) {
            sum.add(term);
        }
        return sum.value();
    }
}
