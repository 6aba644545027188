package io.gimbal.json;

import io.gimbal.core.CodedException;

/// A text.
public record JsonString(String value) implements JsonValue {
    /// @throws CodedException INVALID_ARGUMENT if half of a surrogate pair stands alone, since UTF-8 cannot carry
    /// it
    public JsonString {
        requireWhole(value);
    }

    static void requireWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                i = skipPair(text, i);
            }
        }
    }

    private static int skipPair(String text, int at) {
        boolean pair = Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!pair) {
            throw CodedException.invalidArgument(String.format(
                    "text has half of a surrogate pair, \\u%04x, at character %d", (int) text.charAt(at), at + 1));
        }
        return at + 1;
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
