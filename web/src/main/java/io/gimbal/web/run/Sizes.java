package io.gimbal.web.run;

import java.util.Locale;

/// How large files are, as people write it.
final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Sizes() {}

    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        String number = unit == 0 || size >= 100 ? Long.toString(Math.round(size)) : format(size);
        return number + "\u202f" + UNITS[unit];
    }

    private static String format(double size) {
        return String.format(Locale.ROOT, "%.1f", size);
    }
}
