package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a measured number must be; all comparisons must hold.
public record Expectation(List<Comparison> comparisons) {
    public Expectation {
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty()) {
            throw CodedException.invalidArgument("an expectation compares with something");
        }
    }

    /// @param upper only for the two operators about ranges; else equal to `value`
    public record Comparison(Operator operator, double value, double upper) {
        boolean holds(double measured) {
            return switch (operator) {
                case MUST_BE -> measured == value;
                case MUST_NOT_BE -> measured != value;
                case MUST_BE_GREATER_THAN -> measured > value;
                case MUST_BE_GREATER_OR_EQUAL_TO -> measured >= value;
                case MUST_BE_LESS_THAN -> measured < value;
                case MUST_BE_LESS_OR_EQUAL_TO -> measured <= value;
                case MUST_BE_BETWEEN -> measured >= value && measured <= upper;
                case MUST_NOT_BE_BETWEEN -> !(measured >= value && measured <= upper);
            };
        }

        @Override
        public String toString() {
            return operator.ofRange()
                    ? operator + " " + number(value) + " and " + number(upper)
                    : operator + " " + number(value);
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /// The standard's operators. The standard draws the two ranges closed and describes them as open; here they are
    /// closed.
    public enum Operator {
        MUST_BE("mustBe"),
        MUST_NOT_BE("mustNotBe"),
        MUST_BE_GREATER_THAN("mustBeGreaterThan"),
        MUST_BE_GREATER_OR_EQUAL_TO("mustBeGreaterOrEqualTo"),
        MUST_BE_LESS_THAN("mustBeLessThan"),
        MUST_BE_LESS_OR_EQUAL_TO("mustBeLessOrEqualTo"),
        MUST_BE_BETWEEN("mustBeBetween"),
        MUST_NOT_BE_BETWEEN("mustNotBeBetween");

        private final String key;

        Operator(String key) {
            this.key = key;
        }

        /// What the standard calls it.
        public String key() {
            return key;
        }

        public boolean ofRange() {
            return this == MUST_BE_BETWEEN || this == MUST_NOT_BE_BETWEEN;
        }

        /// `must be less than`
        @Override
        public String toString() {
            return key.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        }
    }

    /// Undefined numbers meet nothing.
    public boolean holds(double measured) {
        return !Double.isNaN(measured) && comparisons.stream().allMatch(comparison -> comparison.holds(measured));
    }

    /// Whether it is exactly "must be 0".
    public boolean isZero() {
        Comparison first = comparisons.getFirst();
        return comparisons.size() == 1 && first.operator() == Operator.MUST_BE && first.value() == 0;
    }

    @Override
    public String toString() {
        return comparisons.stream().map(Comparison::toString).collect(Collectors.joining(" and "));
    }
}
