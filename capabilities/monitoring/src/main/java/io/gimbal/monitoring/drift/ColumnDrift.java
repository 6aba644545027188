package io.gimbal.monitoring.drift;

import io.gimbal.statistics.Measurement;

/// What one chunk says about one column: about its values, and apart from them about how many are missing.
public record ColumnDrift(String column, Verdict values, Verdict missing) {
    /// About one of the two.
    public sealed interface Verdict {
        /// @param effect how far away
        /// @param limit how far is still normal
        /// @param significant whether the p-value is below alpha / columns
        record Judged(double effect, double limit, double pValue, boolean significant) implements Verdict {
            /// Above 1 it has moved.
            public double ratio() {
                return significant ? effect / limit : 0;
            }
        }

        /// The reference has too few different values.
        record TooFewValues(int distinct) implements Verdict {}

        /// Nothing can be said, for the reason given.
        record Undefined(Measurement.Undefined<Double> why) implements Verdict {}
    }
}
