package io.gimbal.web.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What modules and people wrote, as a page shows it: times, days and lengths of time in ISO form as people write them.
public final class Prose {
    private static final Pattern INSTANT =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern DAY = Pattern.compile("(?<![\\w-])\\d{4}-\\d\\d-\\d\\d(?![\\w-]|\\.\\w)");
    private static final Pattern LENGTH = Pattern.compile("\\bPT[-0-9HMS.]*[HMS]");
    private static final long DAY_HOURS = 24;
    private static final long LONG = 3 * DAY_HOURS;

    private Prose() {}

    public static String of(String text) {
        String times = replace(INSTANT, text, found -> Figures.time(Instant.parse(found)));
        String days = replace(DAY, times, found -> Figures.day(LocalDate.parse(found)));
        return replace(LENGTH, days, found -> length(Duration.parse(found)));
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> inWords) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(orAsIs(found.group(), inWords)));
    }

    /// What only looks like a time stays what it is.
    private static String orAsIs(String found, UnaryOperator<String> inWords) {
        try {
            return inWords.apply(found);
        } catch (DateTimeParseException e) {
            return found;
        }
    }

    /// Its two largest parts: `48 h`, `16 min 27 s`, `5 d 3 h`.
    static String length(Duration length) {
        Duration size = length.abs();
        boolean inDays = size.toHours() >= LONG;
        List<String> parts = new ArrayList<>();
        add(parts, inDays ? size.toDays() : 0, "d");
        add(parts, inDays ? size.toHours() % DAY_HOURS : size.toHours(), "h");
        add(parts, size.toMinutesPart(), "min");
        add(parts, size.toSecondsPart(), "s");
        String text = parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
        return (length.isNegative() ? "\u2212" : "") + text;
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
