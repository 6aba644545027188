package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.Durations;
import java.time.Duration;

/// The length of time an aggregation looks back over: `1h`, `24h`, `7d`.
///
/// @param text as declared; ends the names of the features made with it
public record Window(String text) {
    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    public Window {
        if (!text.matches("[1-9]\\d{0,5}[mhd]")) {
            throw CodedException.invalidArgument("not a window: \"" + text
                    + "\", expected a whole number of minutes, hours or days, like 10m, 24h or 7d");
        }
        if (Durations.parse(text).compareTo(LONGEST) > 0) {
            throw CodedException.invalidArgument("window " + text + " is longer than " + LONGEST.toDays() + "d");
        }
    }

    public Duration length() {
        return Durations.parse(text);
    }

    public long micros() {
        return EventTime.micros(length());
    }

    @Override
    public String toString() {
        return text;
    }
}
