package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A text whose `%41` were decoded again and again until none was left, as the laxest reader of it could do. A per
/// cent sign that encodes nothing stays.
///
/// @param isWhole whether all per cent signs in all rounds were escapes of valid UTF-8
record PercentEscapes(String decoded, boolean isWhole) {
    private static final int MAX_ROUNDS = 10;

    /// @throws CodedException INVALID_ARGUMENT if it is encoded more often than anybody has a reason to
    static PercentEscapes of(String text) {
        String current = text;
        boolean whole = true;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            PercentEscapes next = once(current);
            whole &= next.isWhole;
            if (next.decoded.equals(current)) {
                return new PercentEscapes(current, whole);
            }
            current = next.decoded;
        }
        throw CodedException.invalidArgument("invalid path: percent-encoded more than " + MAX_ROUNDS + " times");
    }

    /// One round.
    static PercentEscapes once(String text) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(given.length);
        boolean whole = true;
        for (int i = 0; i < given.length; i++) {
            int octet = given[i] == '%' ? octet(given, i) : -1;
            whole &= given[i] != '%' || octet >= 0;
            decoded.write(octet < 0 ? given[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return text(decoded.toByteArray(), whole);
    }

    private static PercentEscapes text(byte[] decoded, boolean whole) {
        try {
            String strict = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
            return new PercentEscapes(strict, whole);
        } catch (CharacterCodingException e) {
            requireNoOverlong(decoded);
            return new PercentEscapes(new String(decoded, StandardCharsets.UTF_8), false);
        }
    }

    /// Readers that are lax with UTF-8 find a slash in `%c0%af`; two decimal digits never begin such a thing.
    private static void requireNoOverlong(byte[] decoded) {
        for (byte octet : decoded) {
            if (Byte.toUnsignedInt(octet) >= 0xc0) {
                throw CodedException.invalidArgument("invalid path: percent-encoded, and not as UTF-8");
            }
        }
    }

    private static int octet(byte[] given, int at) {
        if (at + 2 >= given.length) {
            return -1;
        }
        int high = Character.digit(given[at + 1], 16);
        int low = Character.digit(given[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
