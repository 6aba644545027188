package io.gimbal.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The one text of a double where it names something: as few digits as tell it apart from every other, and none
/// behind the point when it is whole and below 10^15. Otherwise what the query engine makes of it when it casts it
/// to text, so that a row of a file and the same row pushed are called the same.
public final class DecimalText {
    private static final double LARGEST_WHOLE = 1e15;
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 15;

    private DecimalText() {}

    /// @param number finite
    public static String of(double number) {
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            return Long.toString((long) number);
        }
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < SMALLEST_PLAIN || exponent > LARGEST_PLAIN ? scientific(shortest, exponent) : plain(shortest);
    }

    /// The JDK writes two digits where one would do.
    private static BigDecimal shortest(double number) {
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == number ? one.stripTrailingZeros() : digits;
    }

    private static String plain(BigDecimal number) {
        return number.scale() <= 0 ? number.toPlainString() + ".0" : number.toPlainString();
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
