package io.gimbal.statistics;

import java.util.List;

/// Pearson's test on the 2 x k table of reference and current, both treated as samples.
///
/// @param yates the continuity correction, which only a table of two cells knows
public record ChiSquare(boolean yates) {
    public static ChiSquare plain() {
        return new ChiSquare(false);
    }

    /// With a single cell there is nothing to differ in: statistic 0, p 1.
    public TestResult compare(Table table) {
        List<Long> reference = table.reference();
        List<Long> current = table.current();
        double n = sum(reference);
        double m = sum(current);
        CompensatedSum statistic = new CompensatedSum();
        int filled = 0;
        for (int i = 0; i < reference.size(); i++) {
            filled += reference.get(i) + current.get(i) > 0 ? 1 : 0;
        }
        double correction = yates && filled == 2 ? 0.5 : 0;
        for (int i = 0; i < reference.size(); i++) {
            double column = reference.get(i) + current.get(i);
            statistic.add(term(reference.get(i), column * n / (n + m), correction));
            statistic.add(term(current.get(i), column * m / (n + m), correction));
        }
        return result(yates ? "chi_square_yates" : "chi_square", statistic.value(), filled - 1, table);
    }

    private static double term(double observed, double expected, double correction) {
        if (expected == 0) {
            return 0; // a cell that is empty on both sides
        }
        double gap = Math.abs(observed - expected);
        double corrected = gap - Math.min(correction, gap);
        return corrected * corrected / expected;
    }

    private static double sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    static TestResult result(String method, double statistic, int degreesOfFreedom, Table table) {
        return new TestResult(
                method,
                statistic,
                ChiSquareLaw.survival(statistic, degreesOfFreedom),
                degreesOfFreedom,
                table.referenceCounts(),
                table.currentCounts());
    }
}
