package io.gimbal.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.Arrays;
import java.util.HexFormat;

/// One to [#MAX_LENGTH] bytes, ordered as unsigned numbers byte by byte. Immutable.
public final class Key implements Comparable<Key> {
    public static final int MAX_LENGTH = 4_096;

    private final byte[] bytes;

    private Key(byte[] bytes) {
        if (bytes.length == 0) {
            throw CodedException.invalidArgument("a key must have at least one byte");
        }
        if (bytes.length > MAX_LENGTH) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "a key has " + bytes.length + " bytes, at most " + MAX_LENGTH + " are allowed");
        }
        this.bytes = bytes;
    }

    public static Key of(byte[] bytes) {
        return new Key(bytes.clone());
    }

    /// The UTF-8 bytes of a text, which are ordered as its code points.
    public static Key of(String text) {
        return new Key(text.getBytes(UTF_8));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public boolean startsWith(Key prefix) {
        return Arrays.mismatch(bytes, prefix.bytes) >= prefix.length() || equals(prefix);
    }

    /// Copies the bytes to `target` from `offset` on.
    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The bytes in hexadecimal.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
