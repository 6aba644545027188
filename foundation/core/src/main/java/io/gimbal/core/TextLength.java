package io.gimbal.core;

/// How long a text is: in code points, as people, Python and databases count characters. `String.length` counts an
/// emoji twice.
public final class TextLength {
    private TextLength() {}

    public static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Whether the text has at most that many characters.
    public static boolean isWithin(int limit, String text) {
        return text.length() <= limit || (text.length() <= 2L * limit && of(text) <= limit);
    }

    /// @param what begins the message: `a tag's key`
    /// @throws CodedException INVALID_ARGUMENT if the text has more characters
    public static void requireWithin(int limit, String what, String text) {
        if (!isWithin(limit, text)) {
            throw CodedException.invalidArgument(
                    what + " has at most " + limit + " characters, this one has " + of(text));
        }
    }
}
