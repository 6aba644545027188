package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.time.Duration;

/// How tracking keeps things.
@Area("tracking")
public record TrackingConfig(
        @Setting(
                description =
                        "how long deleted experiments, runs and logged models can be restored; then they are removed"
                                + " for good",
                defaultsTo = "30d")
        Duration retention,

        @Setting(description = "how long to wait after one removal for good before the next", defaultsTo = "1d")
        Duration gcPause) {
    public TrackingConfig {
        if (retention.isNegative() || gcPause.compareTo(Duration.ofMinutes(1)) < 0) {
            throw CodedException.invalidArgument(
                    "tracking.retention must not be negative and tracking.gc-pause at least 1m: " + retention + ", "
                            + gcPause);
        }
    }
}
