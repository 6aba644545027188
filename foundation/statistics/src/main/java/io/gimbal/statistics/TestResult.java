package io.gimbal.statistics;

import io.gimbal.core.CodedException;
/// What a test of "both windows come from one distribution" says. A p-value alone is no verdict: with many
/// rows it flags everything, with few it flags nothing, so a verdict also looks at an effect size and at the
/// counts.
///
/// @param method the name of the test, with the law its p-value comes from where there are several
/// @param statistic may be infinite where a cell is impossible under the reference
/// @param degreesOfFreedom 0 for tests that have none

public record TestResult(
        String method, double statistic, double pValue, int degreesOfFreedom, Counts reference, Counts current) {
    public TestResult {
        if (!(pValue >= 0 && pValue <= 1) || Double.isNaN(statistic)) {
            throw CodedException.invalidArgument(method + " gave statistic " + statistic + " and p " + pValue);
        }
    }
}
