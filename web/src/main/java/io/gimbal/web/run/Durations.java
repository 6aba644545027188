package io.gimbal.web.run;

import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.time.Duration;
import java.time.Instant;

/// How long runs took, as people write it.
public final class Durations {
    private static final Duration A_TENTH = Duration.ofMillis(100);

    private Durations() {}

    public static String between(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        if (length.compareTo(A_TENTH) < 0 && length.isPositive()) {
            return Math.max(1, length.toMillis()) + " ms";
        }
        return length.compareTo(Duration.ofSeconds(10)) < 0 && !length.isNegative()
                ? Figures.fixed((double) length.toMillis() / 1000, 1) + " s"
                : Prose.of(Duration.ofSeconds(length.toSeconds()).toString());
    }
}
