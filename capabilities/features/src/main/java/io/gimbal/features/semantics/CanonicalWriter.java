package io.gimbal.features.semantics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes numbers and texts so that equal content has equal bytes: big-endian, lengths first, counts in the
/// fewest bytes. Not thread-safe.
public final class CanonicalWriter {
    private byte[] bytes;
    private int length;

    public CanonicalWriter(int expectedLength) {
        bytes = new byte[Math.max(expectedLength, 16)];
    }

    public CanonicalWriter putByte(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public CanonicalWriter putLong(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /// A number of things, in one to nine bytes; small ones are short.
    ///
    /// @param count not negative
    public CanonicalWriter putCount(long count) {
        long rest = count;
        while (rest >= 0x80) {
            putByte(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return putByte((int) rest);
    }

    public CanonicalWriter putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return putCount(utf8.length).putBytes(utf8);
    }

    public CanonicalWriter putBytes(byte[] content) {
        room(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
