package io.gimbal.statistics;

import org.hipparchus.special.Erf;

/// The z-test of two shares with pooled variance, two-sided. Serves columns of zeros and ones, and missing
/// rates.
public final class ProportionTest {
    private ProportionTest() {}

    /// The statistic has the sign of reference minus current. Two shares that are both 0 or both 1 give
    /// statistic 0 and p 1.
    public static Measurement<TestResult> compare(Proportion reference, Proportion current) {
        Counts n = new Counts(reference.trials(), 0, 0);
        Counts m = new Counts(current.trials(), 0, 0);
        return Sides.present(n, m).map(_ -> {
            double z = z(reference, current);
            return new TestResult("z_test", z, Erf.erfc(Math.abs(z) / Math.sqrt(2)), 0, n, m);
        });
    }

    private static double z(Proportion reference, Proportion current) {
        double n = reference.trials();
        double m = current.trials();
        double pooled = (reference.successes() + current.successes()) / (n + m);
        double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
        double gap = reference.successes() / n - current.successes() / m;
        return variance == 0 ? 0 : gap / Math.sqrt(variance);
    }
}
