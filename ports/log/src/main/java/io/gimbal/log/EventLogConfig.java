package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.time.Duration;

/// How the embedded log is kept. A crashed log reads its newest segment once when it opens, so large segments
/// start slowly; small ones make many files.
@Area("ports.log")
public record EventLogConfig(
        @Setting(
                description = "a segment file that reached this size is closed and a new one begun",
                defaultsTo = "64 MB")
        DataSize segmentSize,

        @Setting(description = "a segment file of this age is closed at the next record", defaultsTo = "1d")
        Duration segmentAge,

        @Setting(description = "how many appends may wait before more are refused", defaultsTo = "10000")
        int waitingAppends) {
    private static final DataSize SMALLEST = DataSize.ofKilobytes(64);

    public EventLogConfig {
        if (segmentSize.compareTo(SMALLEST) < 0) {
            throw CodedException.invalidArgument(
                    "ports.log.segment-size must be " + SMALLEST + " or more: " + segmentSize);
        }
        if (!segmentAge.isPositive() || waitingAppends < 1) {
            throw CodedException.invalidArgument(
                    "ports.log.segment-age and ports.log.waiting-appends must be positive: " + segmentAge + ", "
                            + waitingAppends);
        }
    }

    public static EventLogConfig defaults() {
        return new EventLogConfig(DataSize.ofMegabytes(64), Duration.ofDays(1), 10_000);
    }
}
