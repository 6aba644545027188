package io.gimbal.data;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Something that the accepted rows of a delivery must meet together.
public sealed interface DatasetCheck {
    String name();

    /// How many rows there are.
    record RowCount(String name, Expectation expectation) implements DatasetCheck {}

    /// How many rows lack a value.
    record NullValues(String name, String column, Unit unit, Expectation expectation) implements DatasetCheck {}

    /// How many rows break a condition.
    record InvalidValues(String name, RowCondition condition, Unit unit, Expectation expectation)
            implements DatasetCheck {}

    /// How many rows without a missing value are more than their distinct values.
    record DuplicateValues(String name, List<String> columns, Unit unit, Expectation expectation)
            implements DatasetCheck {
        public DuplicateValues {
            columns = List.copyOf(columns);
        }
    }

    /// What an SQL query over the accepted rows returns as its only value.
    record Sql(String name, String query, Expectation expectation) implements DatasetCheck {}

    /// How old the newest value is when the delivery comes.
    record Freshness(String name, String column, Duration maximum) implements DatasetCheck {
        public Freshness {
            Objects.requireNonNull(maximum);
        }
    }

    /// What is counted.
    enum Unit {
        ROWS,
        /// Of all accepted rows.
        PERCENT
    }
}
