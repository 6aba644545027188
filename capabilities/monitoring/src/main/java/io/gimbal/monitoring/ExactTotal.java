package io.gimbal.monitoring;

import io.gimbal.core.CodedException;
import java.math.BigDecimal;

/// A sum of doubles without rounding: the order of the terms changes nothing, and equal sums are equal.
public record ExactTotal(BigDecimal value) {
    public static final ExactTotal ZERO = new ExactTotal(BigDecimal.ZERO);

    public ExactTotal {
        value = value.stripTrailingZeros();
    }

    /// @throws CodedException INVALID_ARGUMENT if the number is infinite or not a number
    public ExactTotal plus(double number) {
        if (!Double.isFinite(number)) {
            throw CodedException.invalidArgument("only finite numbers can be summed, not " + number);
        }
        return new ExactTotal(value.add(new BigDecimal(number)));
    }

    public ExactTotal plus(ExactTotal other) {
        return new ExactTotal(value.add(other.value));
    }

    /// The sum rounded once, divided by a count above 0.
    public double over(long count) {
        return value.doubleValue() / count;
    }
}
