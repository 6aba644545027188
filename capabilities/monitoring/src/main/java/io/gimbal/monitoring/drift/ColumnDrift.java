package io.gimbal.monitoring.drift;

import io.gimbal.statistics.Counts;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.TestResult;
import io.gimbal.statistics.UndefinedReason;

/// What one chunk says about one column: about its values, and apart from them about how many are missing.
///
/// @param reference how many values there were, missing and infinite ones apart
/// @param current the same of the chunk
public record ColumnDrift(String column, Counts reference, Counts current, Verdict values, Verdict missing) {
    /// Nothing can be said about a column.
    public static ColumnDrift undefined(String column, String why) {
        Verdict nothing = new Verdict.Undefined(new Measurement.Undefined<>(UndefinedReason.EMPTY_REFERENCE, why));
        return new ColumnDrift(column, new Counts(0, 0, 0), new Counts(0, 0, 0), nothing, nothing);
    }

    /// About one of the two.
    public sealed interface Verdict {
        /// @param measure the name of the effect
        /// @param effect how far away
        /// @param limit how far is still normal
        /// @param test how likely so much is when nothing has changed
        /// @param alpha the p-value that is significant: that of all columns / columns
        /// @param detectable the smallest effect that the test would have found in four of five cases
        record Judged(
                String measure,
                double effect,
                double limit,
                TestResult test,
                double alpha,
                Measurement<Double> detectable)
                implements Verdict {
            public boolean significant() {
                return test.pValue() < alpha;
            }

            /// Above 1 it has moved.
            public double ratio() {
                return significant() ? effect / limit : 0;
            }
        }

        /// The reference has too few different values.
        record TooFewValues(int distinct) implements Verdict {}

        /// Nothing can be said, for the reason given.
        record Undefined(Measurement.Undefined<Double> why) implements Verdict {}
    }
}
