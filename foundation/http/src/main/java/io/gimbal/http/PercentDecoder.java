package io.gimbal.http;

import io.gimbal.core.CodedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The one decoder of `%41`, for paths, queries and forms. Strict: what is cut off, no hexadecimal digit or no UTF-8
/// is refused.
final class PercentDecoder {
    private PercentDecoder() {}

    /// @param plusIsSpace as in queries and forms, not in paths
    static String decode(String text, boolean plusIsSpace) {
        boolean plain = text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0);
        return plain ? text : decoded(text, plusIsSpace);
    }

    /// Over the bytes of the text: a character beyond ASCII, there when a text is decoded for the second time,
    /// stays what it is.
    private static String decoded(String text, boolean plusIsSpace) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[given.length];
        int count = 0;
        for (int i = 0; i < given.length; i++) {
            if (given[i] == '%') {
                bytes[count++] = (byte) octet(text, given, i);
                i += 2;
            } else {
                bytes[count++] = plusIsSpace && given[i] == '+' ? (byte) ' ' : given[i];
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CodedException.invalidArgument("\"" + text + "\" is not percent-encoded UTF-8");
        }
    }

    private static int octet(String text, byte[] given, int at) {
        int high = at + 2 < given.length ? Character.digit(given[at + 1], 16) : -1;
        int low = at + 2 < given.length ? Character.digit(given[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw CodedException.invalidArgument("\"" + text + "\" has a % without two hexadecimal digits");
        }
        return high << 4 | low;
    }
}
