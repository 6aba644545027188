package io.gimbal.web.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Numbers and times as pages write them. All times are UTC.
public final class Figures {
    public static final String NONE = "–";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Figures() {}

    public static String time(Instant at) {
        return TIME.format(at);
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// With narrow spaces between thousands.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /// With so many digits that the number can be told from its neighbours: four that mean something.
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return minus(count((long) value));
        }
        if (size >= 1000) {
            return minus(count(Math.round(value)));
        }
        int digits = size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4;
        return minus(String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    /// Any number that somebody logged: five digits that mean something, however large or small it is.
    public static String significant(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "\u2212∞";
        }
        double size = Math.abs(value);
        if (size < 1e15 && (value == Math.rint(value) || size >= 1e4)) {
            return minus(count(Math.round(value)));
        }
        BigDecimal digits = BigDecimal.valueOf(value).round(new MathContext(5)).stripTrailingZeros();
        return minus(size < 1e-4 || size >= 1e15 ? power(digits) : digits.toPlainString());
    }

    /// `1.25e-7`.
    private static String power(BigDecimal digits) {
        BigDecimal first = new BigDecimal(digits.unscaledValue(), digits.precision() - 1);
        return first.toPlainString() + "e" + (digits.precision() - digits.scale() - 1);
    }

    public static String fixed(double value, int digits) {
        return Double.isFinite(value) ? minus(String.format(Locale.ROOT, "%." + digits + "f", value)) : NONE;
    }

    /// A number whose sign matters, `+0.42`.
    public static String signed(double value, int digits) {
        return (value > 0 ? "+" : "") + fixed(value, digits);
    }

    public static String share(double share) {
        return fixed(100 * share, share < 0.1 ? 2 : 1) + "\u202f%";
    }

    /// The text, or a dash.
    public static String orNone(String text) {
        return text.isBlank() ? NONE : text;
    }

    /// The number if there is one.
    static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
