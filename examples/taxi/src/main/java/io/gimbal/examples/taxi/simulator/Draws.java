package io.gimbal.examples.taxi.simulator;

import java.util.Arrays;
import java.util.Random;

/// Random draws from one seed, equal on every machine.
final class Draws {
    private final Random random;

    Draws(long seed) {
        this.random = new Random(seed);
    }

    /// From 0 up to 1.
    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double gaussian() {
        return random.nextGaussian();
    }

    /// Around 1: the median is 1, `spread` is the standard deviation of the logarithm.
    double factor(double spread) {
        return StrictMath.exp(spread * random.nextGaussian());
    }

    /// Waiting times.
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /// An index, drawn in proportion to weights that were summed up by [#cumulative].
    int pick(double[] cumulative) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
    }

    static double[] cumulative(double[] weights) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }
}
