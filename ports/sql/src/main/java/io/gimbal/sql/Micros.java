package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Instant;

/// Instants as the database keeps them: whole microseconds since 1970, rounded down.
final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant instant) {
        try {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), (long) instant.getNano() / 1000);
        } catch (ArithmeticException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT, "an instant too far away to count in microseconds: " + instant, e);
        }
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000);
    }
}
