package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({"10ms, 10", "5s, 5000", "90 m, 5400000", "24h, 86400000", "7d, 604800000", "0s, 0"})
    void parse_numberAndUnit(String text, long millis) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5 weeks", "-5s", "1.5h", "1h30m", "s", "5S", "PT5S"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(CodedException.class)
                .hasMessageStartingWith("not a duration: \"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999d", "999999999999999h"})
    void parse_tooLong_isRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessage("duration is too long: \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 0ms", "1500, 1500ms", "5000, 5s", "5400000, 90m", "7200000, 2h", "172800000, 2d"})
    void text_hasTheLargestUnitThatDivides(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }
}
