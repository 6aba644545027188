package io.gimbal.core;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// The only place that reads the machine's clock and randomness; everything else is handed a source.
public final class SystemSources {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SystemSources() {}

    public static InstantSource time() {
        return InstantSource.system();
    }

    /// Ids that sort by creation time: 48 bits of milliseconds, then 80 random bits.
    public static IdSource ids() {
        return () -> {
            byte[] id = randomBytes(16);
            long millis = System.currentTimeMillis();
            for (int i = 0; i < 6; i++) {
                id[i] = (byte) (millis >>> (40 - 8 * i));
            }
            return HexFormat.of().formatHex(id);
        };
    }

    /// Unpredictable bytes, for secrets.
    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
