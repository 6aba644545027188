package io.gimbal.core;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people write a length of time: a whole number and one of `ms`, `s`, `m`, `h`, `d`, like `10ms` or `7d`.
/// A day has 24 hours.
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");

    private Durations() {}

    /// @throws CodedException INVALID_ARGUMENT if the text is not a whole number and one of ms, s, m, h, d
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw CodedException.invalidArgument("not a duration: \"" + text
                    + "\", expected a whole number and one of ms, s, m, h, d, like 10ms or 7d");
        }
        long count = Long.parseLong(matcher.group(1));
        try {
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count); // the pattern admits nothing else
            };
            // Everything downstream counts milliseconds in a long.
            return Duration.ofMillis(duration.toMillis());
        } catch (ArithmeticException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "duration is too long: \"" + text + "\"", e);
        }
    }

    /// The largest unit that divides it, so that parsing gives the same duration: `90m`. Parts below a millisecond are
    /// cut off.
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes % 60 != 0) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }
}
