package io.gimbal.features.semantics;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.nio.charset.StandardCharsets;

/// Reads what [CanonicalWriter] wrote. Not thread-safe. Every method throws CORRUPT when the bytes end too
/// early.
public final class CanonicalReader {
    private final byte[] bytes;
    private int at;

    public CanonicalReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean atEnd() {
        return at == bytes.length;
    }

    public int getByte() {
        return bytes[advance(1)] & 0xff;
    }

    public long getLong() {
        int from = advance(8);
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    public long getCount() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = getByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw corrupt("a count has more than 63 bits");
    }

    public String getText() {
        int length = (int) Math.min(getCount(), Integer.MAX_VALUE);
        return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    private int advance(int count) {
        if (count > bytes.length - at) {
            throw corrupt(
                    "stored bytes of a feature end after " + bytes.length + ", expected " + count + " more at " + at);
        }
        int from = at;
        at += count;
        return from;
    }

    static CodedException corrupt(String message) {
        return new CodedException(ErrorCode.CORRUPT, message);
    }
}
