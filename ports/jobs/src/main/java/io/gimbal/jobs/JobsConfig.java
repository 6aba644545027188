package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.time.Duration;

/// How jobs are run.
@Area("ports.jobs")
public record JobsConfig(
        @Setting(description = "how many jobs run at once", defaultsTo = "4")
        int threads,

        @Setting(
                description = "how often to look for jobs that other servers asked for; own ones start at their time",
                defaultsTo = "5s")
        Duration pollingInterval,

        @Setting(
                description = "how long a stopping server waits for jobs before it interrupts them",
                defaultsTo = "10s")
        Duration stopPatience) {

    public JobsConfig {
        if (threads < 1 || !pollingInterval.isPositive() || stopPatience.isNegative()) {
            throw CodedException.invalidArgument(
                    "ports.jobs.threads and ports.jobs.polling-interval must be positive, ports.jobs.stop-patience not negative: "
                            + threads + ", " + pollingInterval + ", " + stopPatience);
        }
    }

    public static JobsConfig defaults() {
        return new JobsConfig(4, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
}
