package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Event time is counted in whole microseconds since 1970, UTC: what Parquet, DuckDB and SQL timestamps hold
/// exactly.
public final class EventTime {
    /// The event time of rows of a source without a time column: before every lookup, and of no age.
    public static final long ALWAYS = Long.MIN_VALUE;

    /// 0001-01-01 and 10000-01-01: leaves room for windows and delays on both sides.
    private static final long FIRST = -62_135_596_800_000_000L;

    private static final long END = 253_402_300_800_000_000L;

    private EventTime() {}

    /// @throws CodedException INVALID_ARGUMENT outside the years 1 to 9999, or if it is finer than a
    /// microsecond
    public static long micros(Instant instant) {
        if (instant.getNano() % 1_000 != 0) {
            throw CodedException.invalidArgument("event time is finer than a microsecond: " + instant);
        }
        if (instant.getEpochSecond() < FIRST / 1_000_000 || instant.getEpochSecond() >= END / 1_000_000) {
            throw CodedException.invalidArgument("event time is outside the years 1 to 9999: " + instant);
        }
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /// @throws CodedException INVALID_ARGUMENT outside the years 1 to 9999
    public static long checked(long epochMicros) {
        if (epochMicros < FIRST || epochMicros >= END) {
            throw CodedException.invalidArgument("event time is outside the years 1 to 9999: " + epochMicros + " us");
        }
        return epochMicros;
    }

    public static Instant instant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }

    static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }
}
