package io.gimbal.statistics;

/// How likely a random interleaving of n and m equal values is to drift apart: a path from (0, 0) to (n, m) in
/// unit steps, all paths equally likely, is followed until `|i m - j n|` first reaches a bound. Only
/// probabilities of leaving are added up, all positive, so small p-values keep their precision (Hodges 1958
/// recommends counting the outside for this reason).
final class LatticePaths {
    private final long bound;
    private final int n;
    private final int m;
    private final boolean twoSided;

    private LatticePaths(long bound, int n, int m, boolean twoSided) {
        this.bound = bound;
        this.n = n;
        this.m = m;
        this.twoSided = twoSided;
    }

    /// The probability that `|i m - j n|` (one-sided: `i m - j n`) gets to `bound` or beyond somewhere on the
    /// way.
    static double probabilityToReach(long bound, int n, int m, boolean twoSided) {
        return bound <= 0 ? 1 : Math.min(1, new LatticePaths(bound, n, m, twoSided).leaving());
    }

    private double leaving() {
        double[] reached = new double[m + 1]; // probability to arrive at (i, j) from below without having left
        reached[0] = 1;
        double left = 0;
        for (int i = 0; i <= n; i++) {
            left += row(i, reached);
        }
        return left;
    }

    /// Walks one row, leaves in `reached` what arrives in the next one, and returns what leaves here.
    private double row(int i, double[] reached) {
        int last = lastInside(i);
        int firstOfNext = firstInside(i + 1);
        double along = 0;
        double left = 0;
        for (int j = firstInside(i); j <= last; j++) {
            double here = reached[j] + along;
            double stepsLeft = Math.max(1, (double) (n - i) + (m - j));
            double up = here * (n - i) / stepsLeft;
            along = here * (m - j) / stepsLeft;
            if (j < firstOfNext) {
                left += up;
            }
            reached[j] = up;
        }
        return left + along;
    }

    /// The smallest j with `i m - j n < bound`.
    private int firstInside(int i) {
        return (int) Math.max(0, Math.floorDiv((long) i * m - bound, n) + 1);
    }

    /// The largest j with `j n - i m < bound`.
    private int lastInside(int i) {
        return twoSided ? (int) Math.min(m, Math.ceilDiv((long) i * m + bound, n) - 1) : m;
    }
}
