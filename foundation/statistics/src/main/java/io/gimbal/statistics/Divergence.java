package io.gimbal.statistics;

import java.util.function.DoubleBinaryOperator;
/// A distance between two distributions over the same cells; p are the shares of the reference, q those of the
/// current window. Never NaN.

public sealed interface Divergence {
    /// Population stability index with zero shares raised to 0.0001.
    static PopulationStability psi() {
        return new PopulationStability(1e-4);
    }

    /// Jensen-Shannon distance to base 2: 0 for equal, 1 for disjoint distributions.
    static JensenShannon jensenShannon() {
        return new JensenShannon(2);
    }

    String method();

    double between(double[] p, double[] q);

    default Distance measure(Table table) {
        return new Distance(
                method(),
                between(table.referenceShares(), table.currentShares()),
                table.binning(),
                table.referenceCounts(),
                table.currentCounts());
    }

    /// `sum (q - p) ln(q / p)`, shares not renormalised after the floor. The usual bands 0.1 and 0.25 are
    /// convention.
    record PopulationStability(double zeroFloor) implements Divergence {
        @Override
        public String method() {
            return "psi";
        }

        @Override
        public double between(double[] p, double[] q) {
            double[] floored = ZeroFloor.raise(p, zeroFloor);
            double[] other = ZeroFloor.raise(q, zeroFloor);
            return sum(floored, other, (a, b) -> (b - a) * Math.log(b / a));
        }
    }

    /// `sum p ln(p / q)`, reference first, in nats; both sides renormalised after the floor.
    record KullbackLeibler(double zeroFloor) implements Divergence {
        @Override
        public String method() {
            return "kl";
        }

        @Override
        public double between(double[] p, double[] q) {
            double[] floored = ZeroFloor.renormalise(ZeroFloor.raise(p, zeroFloor));
            double[] other = ZeroFloor.renormalise(ZeroFloor.raise(q, zeroFloor));
            return sum(floored, other, (a, b) -> a * Math.log(a / b));
        }
    }

    /// `sqrt((KL(p|m) + KL(q|m)) / 2)` with m midway: a metric, at most `sqrt(ln 2 / ln base)`.
    ///
    /// @param base of the logarithm; the same 0.1 means another thing to base e and to base 2
    record JensenShannon(double base) implements Divergence {
        @Override
        public String method() {
            return base == Math.E ? "jensen_shannon_e" : "jensen_shannon_" + (long) base;
        }

        @Override
        public double between(double[] p, double[] q) {
            double nats = sum(p, q, (a, b) -> toMiddle(a, b) + toMiddle(b, a)) / 2;
            return Math.sqrt(Math.max(0, nats) / Math.log(base));
        }

        private static double toMiddle(double share, double other) {
            return share == 0 ? 0 : share * Math.log(2 * share / (share + other));
        }
    }

    /// `sqrt(1/2 sum (sqrt p - sqrt q)^2)`, 0 to 1.
    record Hellinger() implements Divergence {
        @Override
        public String method() {
            return "hellinger";
        }

        @Override
        public double between(double[] p, double[] q) {
            return Math.sqrt(sum(p, q, (a, b) -> square(Math.sqrt(a) - Math.sqrt(b))) / 2);
        }

        private static double square(double x) {
            return x * x;
        }
    }

    /// `1/2 sum |p - q|`: the share of rows that would have to change cell.
    record TotalVariation() implements Divergence {
        @Override
        public String method() {
            return "tvd";
        }

        @Override
        public double between(double[] p, double[] q) {
            return sum(p, q, (a, b) -> Math.abs(a - b)) / 2;
        }
    }

    /// `max |p - q|`: the largest change of one cell.
    record LInfinity() implements Divergence {
        @Override
        public String method() {
            return "l_infinity";
        }

        @Override
        public double between(double[] p, double[] q) {
            double largest = 0;
            for (int i = 0; i < p.length; i++) {
                largest = Math.max(largest, Math.abs(p[i] - q[i]));
            }
            return largest;
        }
    }

    private static double sum(double[] p, double[] q, DoubleBinaryOperator term) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < p.length; i++) {
            sum.add(term.applyAsDouble(p[i], q[i]));
        }
        return sum.value();
    }
}
