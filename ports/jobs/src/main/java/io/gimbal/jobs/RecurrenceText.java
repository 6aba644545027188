package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;

/// Recurrences as they are stored: `every PT5M`, `cron 0 3 * * *`.
final class RecurrenceText {
    private static final String EVERY = "every ";
    private static final String CRON = "cron ";

    private RecurrenceText() {}

    static String write(Recurrence recurrence) {
        return switch (recurrence) {
            case Recurrence.Every every -> EVERY + every.pause();
            case Recurrence.Cron cron -> CRON + cron.pattern();
        };
    }

    static Recurrence read(String text) {
        if (text.startsWith(EVERY)) {
            return new Recurrence.Every(Duration.parse(text.substring(EVERY.length())));
        }
        if (text.startsWith(CRON)) {
            return new Recurrence.Cron(text.substring(CRON.length()));
        }
        throw new CodedException(ErrorCode.CORRUPT, "not a stored recurrence: \"" + text + "\"");
    }
}
