package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

final class KolmogorovLawTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/kolmogorov-law.csv")
    void agreesWithAnIndependentLibraryInEveryRegion(int n, double x, double expected) {
        assertThat(KolmogorovLaw.survival(x, n)).isCloseTo(expected, within(1e-8 * expected + 1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.9999906941986655",
        "0.5, 0.9639452436648751",
        "0.8, 0.5441424115741981",
        "0.99, 0.2808738392255489",
        "1.01, 0.25943416909359746",
        "1.5, 0.022217962616525127",
    })
    void theLimitIsRightOnBothSidesOfOne(double t, double expected) {
        assertThat(KolmogorovLaw.limit(t)).isCloseTo(expected, within(1e-13));
    }

    @Test
    void theTwoSeriesOfTheLimitMeet() {
        assertThat(KolmogorovLaw.limit(Math.nextDown(1.0))).isCloseTo(KolmogorovLaw.limit(1.0), within(1e-15));
    }
}
