package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.query.ColumnType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A summary of all columns of a dataset version. Exact, and the same for the same content.
public record Profile(long rowCount, List<ColumnProfile> columns) {
    public Profile {
        columns = List.copyOf(columns);
    }

    /// One column.
    ///
    /// @param distinctCount of the values that are there
    /// @param numbers for whole numbers and doubles, and for times and days as seconds since 1970; empty where no
    ///     value is
    /// @param texts for texts; empty where no value is
    /// @param top the most frequent values, at most ten; of equally frequent ones the smaller first
    public record ColumnProfile(
            String name,
            ColumnType type,
            long nullCount,
            long distinctCount,
            Optional<NumberSummary> numbers,
            Optional<TextSummary> texts,
            List<ValueCount> top) {
        public ColumnProfile {
            Objects.requireNonNull(type);
            Objects.requireNonNull(numbers);
            Objects.requireNonNull(texts);
            top = List.copyOf(top);
            if (nullCount < 0 || distinctCount < 0) {
                throw CodedException.invalidArgument(
                        "column \"" + name + "\" has a negative count: " + nullCount + ", " + distinctCount);
            }
        }
    }

    /// @param standardDeviation of the values themselves, not of a sample
    /// @param notFiniteCount of infinities and not-a-numbers, which are in no other figure
    /// @param quantiles with linear interpolation between neighbours
    /// @param bins as many values between `minimum` and `maximum`, in bins of equal width; a value on an edge is in
    ///     the upper bin
    public record NumberSummary(
            double minimum,
            double maximum,
            double mean,
            double standardDeviation,
            long zeroCount,
            long negativeCount,
            long notFiniteCount,
            List<Quantile> quantiles,
            List<Long> bins) {
        public NumberSummary {
            quantiles = List.copyOf(quantiles);
            bins = List.copyOf(bins);
        }
    }

    /// @param share of the values that are smaller, 0 to 1
    public record Quantile(double share, double value) {}

    /// @param blankCount of texts that are empty or spaces
    public record TextSummary(long minimumLength, long maximumLength, long blankCount) {}

    /// @param value as text; a time in ISO form
    public record ValueCount(String value, long count) {}
}
