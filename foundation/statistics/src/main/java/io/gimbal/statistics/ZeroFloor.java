package io.gimbal.statistics;

import java.util.Arrays;

/// How logarithms of shares survive an empty cell.
final class ZeroFloor {
    private ZeroFloor() {}

    /// Zeros become `floor`; where a positive share is no larger than that, a millionth of the smallest one,
    /// so that an empty cell never weighs more than a filled one.
    static double[] raise(double[] shares, double floor) {
        double smallest = Arrays.stream(shares).filter(share -> share > 0).min().orElse(1);
        double raised = smallest <= floor ? smallest / 1e6 : floor;
        return Arrays.stream(shares).map(share -> share == 0 ? raised : share).toArray();
    }

    static double[] renormalise(double[] shares) {
        double total = CompensatedSum.of(shares);
        return Arrays.stream(shares).map(share -> share / total).toArray();
    }
}
