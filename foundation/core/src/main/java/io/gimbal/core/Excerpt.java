package io.gimbal.core;

/// The beginning of a text, for messages and records, counted as by [TextLength]: a code point stays whole, because
/// half of a surrogate pair is no text and could not be written as UTF-8.
public final class Excerpt {
    private static final String REST = "...";

    private Excerpt() {}

    /// The text if it has at most `most` characters, otherwise as much of it as leaves room for three dots.
    ///
    /// @param most at least four
    public static String of(String text, int most) {
        return TextLength.isWithin(most, text) ? text : beginning(text, most - REST.length()) + REST;
    }

    /// At most that many characters, without a sign that some are missing.
    public static String beginning(String text, int most) {
        return TextLength.isWithin(most, text) ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
