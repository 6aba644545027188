package io.gimbal.statistics;

/// The Kolmogorov-Smirnov statistics without rounding: the largest gaps between two empirical distribution
/// functions as whole multiples of 1 / (n m).
///
/// @param above the largest `i m - j n`, where i reference and j current values are at or below some point
/// @param below the largest `j n - i m`
record LatticeGap(long above, long below) {
    static LatticeGap between(Sample reference, Sample current) {
        long n = reference.size();
        long m = current.size();
        long above = 0;
        long below = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double value = Math.min(reference.at(i), current.at(j));
            while (i < n && reference.at(i) == value) {
                i++;
            }
            while (j < m && current.at(j) == value) {
                j++;
            }
            above = Math.max(above, i * m - j * n);
            below = Math.max(below, j * n - i * m);
        }
        return new LatticeGap(above, below);
    }

    long in(KolmogorovSmirnov.Alternative alternative) {
        return switch (alternative) {
            case TWO_SIDED -> Math.max(above, below);
            case GREATER -> above;
            case LESS -> below;
        };
    }
}
