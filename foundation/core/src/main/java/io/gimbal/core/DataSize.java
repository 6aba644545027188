package io.gimbal.core;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written like `512 MB` or `64KB`; a kilobyte has 1024 bytes.
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\s*(B|KB|MB|GB|TB)");
    private static final String UNITS = "KMGT";

    public DataSize {
        if (bytes < 0) {
            throw CodedException.invalidArgument("a size cannot be negative: " + bytes);
        }
    }

    public static DataSize ofMegabytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 20));
    }

    public static DataSize ofKilobytes(long count) {
        return new DataSize(Math.multiplyExact(count, 1L << 10));
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is not a whole number and one of B, KB, MB, GB, TB
    public static DataSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw CodedException.invalidArgument(
                    "not a size: \"" + text + "\", expected a whole number and one of B, KB, MB, GB, TB, like 512 MB");
        }
        String unit = matcher.group(2);
        int shift = unit.length() == 1 ? 0 : 10 * (UNITS.indexOf(unit.charAt(0)) + 1);
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
        } catch (ArithmeticException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "size is too large: \"" + text + "\"", e);
        }
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// The largest unit that divides it, so that parsing gives the same size: `512 MB`.
    @Override
    public String toString() {
        int power = 0;
        long value = bytes;
        while (power < UNITS.length() && value != 0 && value % 1024 == 0) {
            value /= 1024;
            power++;
        }
        return value + " " + (power == 0 ? "B" : UNITS.charAt(power - 1) + "B");
    }
}
