package io.gimbal.web.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers that people logged.
final class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "3.1500000000000004, 3.15", "-0.000123456, −0.00012346", "0.0000012, 1.2e−6", "1e-13, 1e−13",
        "1728395047.5, 1 728 395 048", "84211, 84 211", "1234.5678, 1234.6", "2.5e300, 2.5e300", "-4e15, −4e15",
        "NaN, NaN", "Infinity, ∞", "-Infinity, −∞"
    })
    void areReadWithTheDigitsThatMeanSomething(double value, String text) {
        assertThat(Figures.significant(value)).isEqualTo(text.replace(' ', '\u202f'));
    }
}
