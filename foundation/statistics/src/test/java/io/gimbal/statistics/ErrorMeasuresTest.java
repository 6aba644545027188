package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import io.gimbal.statistics.Measurement.Undefined;
import org.junit.jupiter.api.Test;

final class ErrorMeasuresTest {
    private static RegressionErrors errors(double[] observed, double[] predicted) {
        return RegressionErrors.of(Pairs.of(observed, predicted)).find().orElseThrow();
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() {
        RegressionErrors errors =
                errors(new double[] {1, Double.NaN, 3, 4}, new double[] {2, 9, 3, Double.POSITIVE_INFINITY});

        assertThat(errors.counts()).isEqualTo(new Counts(2, 1, 1));
        assertThat(errors.meanAbsolute().value()).isEqualTo(0.5);
    }

    @Test
    void theIntervalOfAMeanIsStudents() {
        RegressionErrors errors = errors(new double[] {0, 0, 0, 0}, new double[] {1, 2, 3, 4});

        Interval interval = errors.bias().interval().find().orElseThrow();

        double half = 3.182446305284263 * Math.sqrt(5.0 / 3) / 2; // t(0.975, 3) sd / sqrt n
        assertThat(interval.low()).isCloseTo(2.5 - half, within(1e-8));
        assertThat(interval.high()).isCloseTo(2.5 + half, within(1e-8));
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    @Test
    void theRootsIntervalNeverGoesBelowZero() {
        Interval interval = errors(new double[] {0, 0, 0}, new double[] {0, 0, 9})
                .rootMeanSquared()
                .interval()
                .find()
                .orElseThrow();

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isGreaterThan(9);
    }

    @Test
    void aSingleRowHasAnErrorAndNoInterval() {
        assertThat(errors(new double[] {2}, new double[] {2.5}).meanAbsolute())
                .isEqualTo(
                        new Estimate(0.5, new Undefined<>(UndefinedReason.TOO_FEW, "no interval from a single row")));
    }

    @Test
    void anErrorTooLargeToBeSquaredIsUndefined() {
        assertThat(RegressionErrors.of(Pairs.of(new double[] {0, 0}, new double[] {1e160, 1})))
                .isEqualTo(
                        new Undefined<>(UndefinedReason.DEGENERATE, "the squared errors exceed what a double holds"));
    }

    @Test
    void anIntervalWhoseSquaresAreTooLargeIsUndefined_theErrorIsKnown() {
        RegressionErrors errors = errors(new double[] {0, 0}, new double[] {1e80, 1});

        assertThat(errors.meanAbsolute().interval().find()).isPresent();
        assertThat(errors.rootMeanSquared().value()).isCloseTo(1e80 / Math.sqrt(2), within(1e70));
        assertThat(errors.rootMeanSquared().interval())
                .isEqualTo(new Undefined<>(
                        UndefinedReason.DEGENERATE, "the squared deviations exceed what a double holds"));
    }

    @Test
    void nothingToMeasureIsUndefined() {
        assertThat(RegressionErrors.of(Pairs.of(new double[] {Double.NaN}, new double[] {1})))
                .isEqualTo(
                        new Undefined<>(UndefinedReason.EMPTY, "no row with both sides known: 1 missing, 0 infinite"));
    }

    @Test
    void sidesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Pairs.of(new double[2], new double[3]))
                .isInstanceOf(CodedException.class)
                .hasMessage("2 observed values do not pair with 3 predicted ones");
    }

    @Test
    void biasOfAmountsHasNoZ() {
        PredictionBias bias = PredictionBias.of(Pairs.of(new double[] {10, 20}, new double[] {12, 24}))
                .find()
                .orElseThrow();

        assertThat(bias.bias()).isEqualTo(3);
        assertThat(bias.ratio().find().orElseThrow()).isCloseTo(1.2, within(1e-15));
        assertThat(bias.z()).isInstanceOf(Undefined.class);
    }

    @Test
    void missingRatesAreComparedAsProportions() {
        Counts reference = new Counts(990, 10, 0);
        Counts current = new Counts(900, 100, 0);

        TestResult result = ProportionTest.compare(reference.missingShare(), current.missingShare())
                .find()
                .orElseThrow();

        assertThat(result.statistic()).isCloseTo(-8.8278, within(1e-3));
        assertThat(result.pValue()).isBetween(1.07e-18, 1.08e-18);
    }

    @Test
    void aShareOfNothingIsUndefined() {
        assertThat(new Proportion(0, 0).wilson(0.95)).isInstanceOf(Undefined.class);
        assertThat(ProportionTest.compare(new Proportion(0, 0), new Proportion(1, 2)))
                .isInstanceOfSatisfying(
                        Undefined.class,
                        undefined -> assertThat(undefined.reason()).isEqualTo(UndefinedReason.EMPTY_REFERENCE));
    }

    @Test
    void wilsonOfEverythingEndsAtOne() {
        Interval interval = new Proportion(20, 20).wilson(0.95).find().orElseThrow();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(1 - 0.161125158053, within(1e-12));
    }
}
