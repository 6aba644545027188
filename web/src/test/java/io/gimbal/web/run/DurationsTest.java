package io.gimbal.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long runs took.
final class DurationsTest {
    private static final Instant START = Instant.parse("2026-11-20T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.0004S, 1 ms",
        "PT0.0416S, 41 ms",
        "PT0.1S, 0.1 s",
        "PT9.96S, 10.0 s",
        "PT42S, 42 s",
        "PT3M20S, 3 min 20 s"
    })
    void areToldByTheUnitThatFits(Duration length, String text) {
        assertThat(Durations.between(START, START.plus(length)).replace('\u202f', ' '))
                .isEqualTo(text);
    }
}
