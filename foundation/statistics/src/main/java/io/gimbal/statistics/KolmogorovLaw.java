package io.gimbal.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/// The laws of the Kolmogorov-Smirnov statistic: of one sample of size n, and in the limit.
final class KolmogorovLaw {
    private static final KolmogorovSmirnovTest PELZ_GOOD = new KolmogorovSmirnovTest();
    private static final int SMALL = 140;

    private KolmogorovLaw() {}

    /// The probability that the two-sided statistic of n values exceeds x. The regions are those of Simard and
    /// L'Ecuyer (2011), "Computing the two-sided Kolmogorov-Smirnov distribution": an exact product at the
    /// edges, a matrix power or the expansion of Pelz and Good where the probability is not small, twice the
    /// one-sided law (Miller 1956) where it is.
    static double survival(double x, int n) {
        double t = n * x;
        if (t <= 0.5) {
            return 1;
        }
        if (x >= 1) {
            return 0;
        }
        if (t <= 1) {
            return 1 - lowEdge(t, n);
        }
        if (t >= n - 1) {
            return 2 * Math.pow(1 - x, n);
        }
        return isTail(x, n, t * x) ? tail(x, n, t * x) : Math.clamp(1 - bulk(x, n), 0, 1);
    }

    /// `n! ((2 t - 1) / n)^n`
    private static double lowEdge(double t, int n) {
        double product = 1;
        for (int i = 1; i <= n && product > 0; i++) {
            product *= i * (2 * t - 1) / n;
        }
        return product;
    }

    private static boolean isTail(double x, int n, double squared) {
        return x >= 0.5 || squared >= (n <= SMALL ? 4 : 2.2);
    }

    private static double tail(double x, int n, double squared) {
        return squared >= 370 ? 0 : Math.min(1, 2 * oneSidedSurvival(x, n));
    }

    private static double bulk(double x, int n) {
        if (n <= SMALL || (n <= 100_000 && n * Math.pow(x, 1.5) <= 1.4)) {
            return KolmogorovMatrix.below(x, n);
        }
        return n * x * x < 0.018 ? 0 : PELZ_GOOD.pelzGood(x, n); // below 1e-29 there
    }

    /// The probability that the one-sided statistic of n values exceeds x: Smirnov's sum, each term by Loader's
    /// (2000) saddle point, so that a million values neither overflow nor cancel; above that size Maag and
    /// Dicaire's (1971) approximation.
    static double oneSidedSurvival(double x, int n) {
        if (n > 1_000_000) {
            double root = 6.0 * n * x + 1;
            return Math.exp(-root * root / (18.0 * n));
        }
        CompensatedSum sum = new CompensatedSum();
        int last = (int) Math.floor(n * (1 - x));
        for (int j = 0; j <= last; j++) {
            double share = Math.min(1, x + (double) j / n);
            sum.add(new BinomialDistribution(n, share).probability(j) / share);
        }
        return x * sum.value();
    }

    /// Kolmogorov's limit `2 sum (-1)^(k-1) exp(-2 k^2 t^2)` of the probability that `sqrt(n) D` exceeds t;
    /// below 1 by the dual series, which converges there.
    static double limit(double t) {
        if (t <= 0) {
            return 1;
        }
        return t < 1 ? 1 - limitBelow(t) : limitAbove(t);
    }

    private static double limitBelow(double t) {
        double sum = 0;
        for (int k = 1; k <= 7; k += 2) {
            sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * t * t));
        }
        return Math.sqrt(2 * Math.PI) / t * sum;
    }

    private static double limitAbove(double t) {
        double sum = 0;
        for (int k = 6; k >= 1; k--) {
            sum += (k % 2 == 0 ? -1 : 1) * Math.exp(-2.0 * k * k * t * t);
        }
        return 2 * sum;
    }
}
