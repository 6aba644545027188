package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// So many out of so many.
public record Proportion(long successes, long trials) {
    private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

    public Proportion {
        if (successes < 0 || successes > trials) {
            throw CodedException.invalidArgument("not a proportion: " + successes + " of " + trials);
        }
    }

    public Measurement<Double> share() {
        return trials == 0 ? noTrials() : Measurement.of((double) successes / trials);
    }

    /// Wilson's (1927) score interval, which stays inside 0 to 1 and is honest for rare events.
    ///
    /// @param confidence 0.95 for example
    public Measurement<Interval> wilson(double confidence) {
        if (trials == 0) {
            return noTrials();
        }
        double z = -STANDARD.inverseCumulativeProbability((1 - confidence) / 2);
        double n = trials;
        double share = successes / n;
        double spread = 1 + z * z / n;
        double center = (share + z * z / (2 * n)) / spread;
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / spread;
        double low = successes == 0 ? 0 : Math.max(0, center - half);
        double high = successes == trials ? 1 : Math.min(1, center + half);
        return Measurement.of(new Interval(low, high, confidence));
    }

    private static <T> Measurement<T> noTrials() {
        return Measurement.undefined(UndefinedReason.EMPTY, "a share of nothing");
    }
}
