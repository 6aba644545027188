package io.gimbal.statistics;

import org.hipparchus.special.Gamma;

/// The upper tail of the chi-square distribution, computed from above so that small probabilities do not vanish.
final class ChiSquareLaw {
    private ChiSquareLaw() {}

    /// 1 without degrees of freedom: nothing could have differed.
    static double survival(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom == 0 || statistic <= 0) {
            return 1;
        }
        return Double.isInfinite(statistic) ? 0 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }
}
