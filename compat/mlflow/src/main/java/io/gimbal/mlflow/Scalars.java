package io.gimbal.mlflow;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// How numbers may be written as text, and what no text may hold.
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final double BEYOND_LONG = 0x1p63;

    private Scalars() {}

    /// `"1700000000001"`; empty if it is no whole number of 64 bits.
    static OptionalLong whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // 19 digits may be more than 64 bits
        }
    }

    /// `3.0` is 3.
    static OptionalLong whole(double number) {
        boolean isWhole = Math.rint(number) == number && Math.abs(number) < BEYOND_LONG;
        return isWhole ? OptionalLong.of((long) number) : OptionalLong.empty();
    }

    /// `"0.5"`, `"NaN"`, `"Infinity"`, `"-Infinity"`.
    static OptionalDouble decimal(String text) {
        return switch (text) {
            case "NaN" -> OptionalDouble.of(Double.NaN);
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default ->
                DECIMAL.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
        };
    }

    /// Whether a database and UTF-8 can carry it: no NUL, no half of a surrogate pair.
    static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
