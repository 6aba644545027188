package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3.7, 3.7",
        "5, 5",
        "-12, -12",
        "0.0005, 0.0005",
        "0.0001, 0.0001",
        "0.00005, 5e-05",
        "-0.00000015, -1.5e-07",
        "10000000.5, 10000000.5",
        "123456789012345.6, 123456789012345.6",
        "999999999999999, 999999999999999",
        "1e15, 1000000000000000.0",
        "9007199254740993, 9007199254740992.0",
        "1e16, 1e+16",
        "1.5e16, 1.5e+16",
        "1e23, 1e+23",
        "2e23, 2e+23",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void hasAsFewDigitsAsTellItApart(double number, String text) {
        assertThat(DecimalText.of(number)).isEqualTo(text);
    }

    @Test
    void tellsEveryNumberApart() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(DecimalText.of(number))).isEqualTo(number);
            }
        }
    }
}
