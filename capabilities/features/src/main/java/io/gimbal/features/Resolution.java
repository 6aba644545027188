package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How finely the old end of a window is cut. The new end is always exact; the old one lies on a multiple of
/// the step, so that a window is between its length and one step more long.
public enum Resolution {
    /// The longest step that is at most a twelfth of the window and divides it; exact below twelve minutes.
    AUTO("auto", Duration.ZERO),
    /// No cutting; for windows of a day at most.
    EXACT("exact", Duration.ofNanos(1_000)),
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    HOUR("1h", Duration.ofHours(1)),
    DAY("1d", Duration.ofDays(1));

    private static final Duration LONGEST_EXACT = Duration.ofDays(1);

    private final String text;
    private final long micros;

    Resolution(String text, Duration step) {
        this.text = text;
        this.micros = EventTime.micros(step);
    }

    /// The word in declarations.
    public String text() {
        return text;
    }

    /// The step for a window, in microseconds; exact is a step of one, the grain of event time.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the window is not a multiple of the step, or too long to be
    /// exact
    public long stepOf(Window window) {
        return switch (this) {
            case AUTO -> automatic(window).micros;
            case EXACT -> exact(window);
            case MINUTE, FIVE_MINUTES, HOUR, DAY -> fixed(window);
        };
    }

    private static Resolution automatic(Window window) {
        Resolution chosen = EXACT;
        for (Resolution step : new Resolution[] {MINUTE, FIVE_MINUTES, HOUR, DAY}) {
            if (step.micros * 12 <= window.micros() && window.micros() % step.micros == 0) {
                chosen = step;
            }
        }
        return chosen;
    }

    private long exact(Window window) {
        if (window.length().compareTo(LONGEST_EXACT) > 0) {
            throw CodedException.invalidArgument("window " + window + " is too long for resolution exact, at most 1d");
        }
        return micros;
    }

    private long fixed(Window window) {
        if (window.micros() % micros != 0) {
            throw CodedException.invalidArgument("window " + window + " is not a multiple of resolution " + text);
        }
        return micros;
    }

    /// @throws CodedException UNSUPPORTED if there is no such resolution
    public static Resolution parse(String text) {
        Optional<Resolution> found = Arrays.stream(values())
                .filter(resolution -> resolution.text.equals(text))
                .findFirst();
        return found.orElseThrow(() -> new CodedException(
                ErrorCode.UNSUPPORTED,
                "no resolution \"" + text + "\", "
                        + NearestName.hint(
                                        text,
                                        Arrays.stream(values())
                                                .map(Resolution::text)
                                                .toList())
                                .orElse("expected auto")));
    }
}
