package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.List;

/// Pearson's test of counts against shares that are taken as exact.
public final class GoodnessOfFit {
    private GoodnessOfFit() {}

    /// The current window against the reference's shares. This one-sample form ignores that the reference is a
    /// sample itself: unless it is much larger than the window, [ChiSquare] is the test to use. A cell that the
    /// reference never saw makes the statistic infinite and p 0.
    public static TestResult compare(Table table) {
        double n = table.reference().stream().mapToLong(Long::longValue).sum();
        double m = table.current().stream().mapToLong(Long::longValue).sum();
        List<Double> expected =
                table.reference().stream().map(count -> count * m / n).toList();
        int filled = (int) expected.stream().filter(count -> count > 0).count()
                + table.unseenInReference().size();
        return ChiSquare.result("chi_square_gof", statistic(table.current(), expected), filled - 1, table);
    }

    /// Whether counts are split as planned, the sample-ratio check of an A/B test.
    ///
    /// @param shares planned, above 0; they are scaled to add up to 1
    public static Measurement<TestResult> shares(List<Long> observed, List<Double> shares) {
        if (observed.size() != shares.size() || shares.stream().anyMatch(share -> !(share > 0))) {
            throw CodedException.invalidArgument(
                    "one share above 0 for each count: " + observed.size() + " counts, shares " + shares);
        }
        long total = observed.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return Measurement.undefined(UndefinedReason.EMPTY, "all counts are 0");
        }
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> expected =
                shares.stream().map(share -> total * share / sum).toList();
        double statistic = statistic(observed, expected);
        int degreesOfFreedom = observed.size() - 1;
        Counts counts = new Counts(total, 0, 0);
        return Measurement.of(new TestResult(
                "chi_square_shares",
                statistic,
                ChiSquareLaw.survival(statistic, degreesOfFreedom),
                degreesOfFreedom,
                counts,
                counts));
    }

    private static double statistic(List<Long> observed, List<Double> expected) {
        CompensatedSum statistic = new CompensatedSum();
        for (int i = 0; i < observed.size(); i++) {
            double gap = observed.get(i) - expected.get(i);
            if (gap != 0 && expected.get(i) == 0) {
                return Double.POSITIVE_INFINITY;
            }
            statistic.add(gap == 0 ? 0 : gap * gap / expected.get(i));
        }
        return statistic.value();
    }
}
