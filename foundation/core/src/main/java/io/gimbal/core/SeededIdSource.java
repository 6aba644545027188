package io.gimbal.core;

import java.util.HexFormat;
import java.util.Random;

/// The same ids for the same seed. Thread-safe; the order of calls decides who gets which id.
public final class SeededIdSource implements IdSource {
    private final Random random;

    public SeededIdSource(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public synchronized String next() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
