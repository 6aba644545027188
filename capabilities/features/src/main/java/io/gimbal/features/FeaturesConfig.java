package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import io.gimbal.log.Acknowledgement;
import java.time.Duration;
import java.util.Objects;

/// How much the online store keeps, and where.
@Area("features")
public record FeaturesConfig(
        @Setting(
                description = "how far behind the newest event of a source a lookup may be, in event time",
                defaultsTo = "7d")
        Duration asOfDepth,

        @Setting(description = "how many tiles and histories of each source are kept in memory", defaultsTo = "50000")
        int cachedUnits,

        @Setting(
                description = "after how many events the state of a source is written out; a restart reads at most so"
                        + " many again",
                defaultsTo = "20000")
        int checkpointEvents,

        @Setting(
                description = "when a push is answered: synced events survive power loss, accepted ones kill -9 only",
                defaultsTo = "synced")
        Acknowledgement pushes,

        @Setting(description = "how long a training set, a materialization or a skew check may take", defaultsTo = "1h")
        Duration offlineTime) {
    public static final FeaturesConfig DEFAULT =
            new FeaturesConfig(Duration.ofDays(7), 50_000, 20_000, Acknowledgement.SYNCED, Duration.ofHours(1));

    public FeaturesConfig {
        Objects.requireNonNull(pushes);
        if (asOfDepth.compareTo(Duration.ofMinutes(5)) < 0 || asOfDepth.compareTo(Duration.ofDays(3_660)) > 0) {
            throw CodedException.invalidArgument("features.as-of-depth must be between 5m and 3660d: " + asOfDepth);
        }
        if (!offlineTime.isPositive()) {
            throw CodedException.invalidArgument("features.offline-time must be positive: " + offlineTime);
        }
        if (cachedUnits < 100 || checkpointEvents < 1) {
            throw CodedException.invalidArgument(
                    "features.cached-units must be at least 100 and features.checkpoint-events at least 1: "
                            + cachedUnits + ", " + checkpointEvents);
        }
    }

    public long asOfDepthMicros() {
        return EventTime.micros(asOfDepth);
    }
}
