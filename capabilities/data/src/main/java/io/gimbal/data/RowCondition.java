package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One thing a row must meet. Unless said otherwise a missing value meets it: whether it may be missing is the
/// business of [Legible].
public sealed interface RowCondition {

    /// No value failed to cast, and none of these is missing.
    record Legible(List<String> required) implements RowCondition {
        public Legible {
            required = List.copyOf(required);
        }
    }

    /// A value between two ends, each of which may be open.
    record Between(String column, Optional<End> lower, Optional<End> upper) implements RowCondition {
        public Between {
            Objects.requireNonNull(column);
            Objects.requireNonNull(lower);
            Objects.requireNonNull(upper);
        }

        /// @param value a number, or a date or timestamp as text
        /// @param included whether the value itself is allowed
        public record End(String value, boolean included) {
            public End {
                Objects.requireNonNull(value);
            }
        }
    }

    /// A text of so many characters.
    record Length(String column, long least, long most) implements RowCondition {
        public Length {
            if (least < 0 || most < least) {
                throw CodedException.invalidArgument(
                        "not a range of lengths for \"" + column + "\": " + least + " to " + most);
            }
        }
    }

    /// A text in which the regular expression is found.
    record Matches(String column, String pattern) implements RowCondition {}

    /// A whole multiple of a number.
    record MultipleOf(String column, double divisor) implements RowCondition {
        public MultipleOf {
            if (!(divisor > 0)) {
                throw CodedException.invalidArgument(
                        "a multiple of \"" + column + "\" needs a positive divisor: " + divisor);
            }
        }
    }

    /// One of these values.
    record OneOf(String column, List<String> values) implements RowCondition {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /// None of these values.
    record NoneOf(String column, List<String> values) implements RowCondition {
        public NoneOf {
            values = List.copyOf(values);
        }
    }

    /// Present, and none of these values, which mean that it is missing.
    record Present(String column, List<String> missing) implements RowCondition {
        public Present {
            missing = List.copyOf(missing);
        }
    }

    /// An SQL condition over the row; undefined is not met.
    record Satisfies(String sql) implements RowCondition {}

    /// Not equal in all of these columns to an earlier row that met every rule before this one. A row that lacks
    /// one of the values is equal to none.
    record Distinct(List<String> columns) implements RowCondition {
        public Distinct {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw CodedException.invalidArgument("a rule about repeated rows needs columns");
            }
        }
    }
}
