package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// The smallest effect that a test finds in about four of five cases, given how many rows it had: what "nothing was
/// found" does not rule out. Each is an approximation for large samples, in the unit of the effect that is reported
/// beside the test.
///
/// @param alpha of the single test, corrected for the others if there are any
public record DetectableEffect(double alpha) {
    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);
    private static final double POWER_DEVIATE = STANDARD.inverseCumulativeProbability(0.8);

    public DetectableEffect {
        if (!(alpha > 0 && alpha < 1)) {
            throw CodedException.invalidArgument("alpha is between 0 and 1, not " + alpha);
        }
    }

    /// By the two-sided Kolmogorov-Smirnov test: the shift of normal values, in standard deviations, at which
    /// the true gap of the two distribution functions is the critical one,
    /// `sqrt(-ln(alpha / 2) / 2 (1/n + 1/m))`. The largest gap that samples show lies above the true one in about
    /// four of five cases.
    public Measurement<Double> shift(long n, long m) {
        double gap = Math.sqrt(-Math.log(alpha / 2) / 2) * unit(n, m);
        return gap < 1 ? Measurement.of(2 * STANDARD.inverseCumulativeProbability((1 + gap) / 2)) : tooFew(n, m);
    }

    /// By the chi-square test of two samples: the Jensen-Shannon distance to base 2. The noncentrality that is needed
    /// comes from the normal approximation of the noncentral law; `8 ln 2` times the squared distance is the
    /// noncentrality in units of `1/n + 1/m`.
    public Measurement<Double> jensenShannon(int degreesOfFreedom, long n, long m) {
        if (degreesOfFreedom == 0) {
            return Measurement.undefined(UndefinedReason.DEGENERATE, "a single cell cannot differ");
        }
        double critical = new ChiSquaredDistribution(degreesOfFreedom).inverseCumulativeProbability(1 - alpha);
        double excess = critical - degreesOfFreedom;
        double z = POWER_DEVIATE;
        double noncentrality = excess + 2 * z * z + z * Math.sqrt(4 * excess + 4 * z * z + 2.0 * degreesOfFreedom);
        double distance = Math.sqrt(noncentrality / (8 * Math.log(2))) * unit(n, m);
        return distance < 1 ? Measurement.of(distance) : tooFew(n, m);
    }

    /// By the z-test: the absolute change of a share. Two successes and two failures are added to the reference
    /// (Agresti and Coull 1998), so that a share of 0 is not taken for certain.
    public Measurement<Double> change(Proportion reference, long m) {
        double share = (reference.successes() + 2.0) / (reference.trials() + 4.0);
        double deviate = STANDARD.inverseCumulativeProbability(1 - alpha / 2) + POWER_DEVIATE;
        double change = deviate * Math.sqrt(share * (1 - share)) * unit(reference.trials(), m);
        return change < 1 ? Measurement.of(change) : tooFew(reference.trials(), m);
    }

    private static double unit(long n, long m) {
        return Math.sqrt(1.0 / n + 1.0 / m);
    }

    private static Measurement<Double> tooFew(long n, long m) {
        return Measurement.undefined(UndefinedReason.TOO_FEW, "no effect is found for sure by " + n + " and " + m);
    }
}
