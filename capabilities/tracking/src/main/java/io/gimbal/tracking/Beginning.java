package io.gimbal.tracking;

import io.gimbal.core.Excerpt;
import io.gimbal.core.TextLength;

/// As much of a param's or tag's value as is searched by an index: not every database takes a long text into one.
public final class Beginning {
    private static final int LENGTH = 64;

    private Beginning() {}

    public static String of(String value) {
        return Excerpt.beginning(value, LENGTH);
    }

    /// Whether the beginning of a value is the whole value, for sure.
    public static boolean isWhole(String beginning) {
        return TextLength.of(beginning) < LENGTH;
    }
}
