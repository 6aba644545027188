package io.gimbal.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// When a job runs again. Counted from the end of its last run, so a job never overlaps with itself, and runs
/// that were missed while nobody was there are not made up for.
public sealed interface Recurrence {
    /// The first time after this one.
    Instant next(Instant after);

    /// A fixed pause after each run.
    record Every(Duration pause) implements Recurrence {
        public Every {
            if (pause.compareTo(Duration.ofMillis(1)) < 0) {
                throw CodedException.invalidArgument("a job can recur every millisecond at most: " + pause);
            }
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(pause);
        }
    }

    /// At the times of a cron pattern with five fields (minute, hour, day of month, month, day of week) in UTC.
    record Cron(String pattern) implements Recurrence {
        public Cron {
            schedule(pattern);
        }

        @Override
        public Instant next(Instant after) {
            return schedule(pattern).getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
        }

        private static CronSchedule schedule(String pattern) {
            try {
                return new CronSchedule(pattern, ZoneOffset.UTC, CronStyle.UNIX);
            } catch (IllegalArgumentException e) {
                throw new CodedException(
                        ErrorCode.INVALID_ARGUMENT,
                        "not a cron pattern of five fields: \"" + pattern + "\": " + e.getMessage(),
                        e);
            }
        }
    }
}
