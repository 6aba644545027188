package io.gimbal.core;

/// The beginning of a text, for messages and records.
public final class Excerpt {
    private static final String REST = "...";

    private Excerpt() {}

    /// The text if it has at most `most` characters, otherwise as much of it as leaves room for three dots. It is cut
    /// between code points: half of a surrogate pair is no text and could not be written as UTF-8.
    ///
    /// @param most at least four
    public static String of(String text, int most) {
        return text.length() <= most ? text : beginning(text, most - REST.length()) + REST;
    }

    /// At most that many characters, without a sign that some are missing.
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean cutsPair =
                Character.isHighSurrogate(text.charAt(most - 1)) && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, cutsPair ? most - 1 : most);
    }
}
