package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.statistics.Measurement.Undefined;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleTest {
    @Test
    void missingAndInfiniteValuesAreLeftOutAndCounted() {
        Sample sample = Sample.of(3, Double.NaN, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2, Double.NaN);

        assertThat(sample.counts()).isEqualTo(new Counts(3, 2, 2));
        assertThat(sample.counts().missingShare()).isEqualTo(new Proportion(2, 7));
        assertThat(List.of(sample.at(0), sample.at(1), sample.at(2))).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void quantilesAreLinearBetweenNeighbours() {
        Sample sample = Sample.of(10, 20, 40, 80);

        assertThat(sample.quantile(0.5).find()).contains(30.0);
        assertThat(sample.quantile(0).find()).contains(10.0);
        assertThat(sample.quantile(1).find()).contains(80.0);
        assertThat(sample.quantile(0.9).find().orElseThrow()).isCloseTo(68, within(1e-12));
    }

    @Test
    void anEmptySampleHasNoMeanInsteadOfZero() {
        assertThat(Sample.of(Double.NaN).mean())
                .isEqualTo(new Undefined<>(UndefinedReason.EMPTY, "no usable value among 1"));
    }

    @Test
    void deviationIsRightFarFromZero() {
        Sample sample = Sample.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(sample.mean().find()).contains(1e9 + 10);
        assertThat(sample.populationDeviation().find().orElseThrow()).isCloseTo(Math.sqrt(22.5), within(1e-12));
    }

    @Test
    void bothZerosAreOneValue() {
        assertThat(Sample.of(-0.0, 0.0).distinctCount()).isEqualTo(1);
        assertThat(Sample.of(-0.0).countBelow(0)).isZero();
    }

    @Test
    void aUnionHasAllValuesAndCounts() {
        Sample union = Sample.union(List.of(Sample.of(5, Double.NaN), Sample.of(1, 9), Sample.of()));

        assertThat(union.counts()).isEqualTo(new Counts(3, 1, 0));
        assertThat(union.at(0)).isEqualTo(1);
        assertThat(union.at(2)).isEqualTo(9);
    }

    @Test
    void aPartIsTakenOutOfItsUnion() {
        Sample part = Sample.of(5, 5, Double.NaN, 9);
        Sample rest = Sample.of(5, 1, Double.POSITIVE_INFINITY, 7);
        Sample left = Sample.union(List.of(part, rest)).without(part);

        assertThat(left.counts()).isEqualTo(rest.counts());
        assertThat(IntStream.range(0, left.size()).mapToDouble(left::at)).containsExactly(1.0, 5.0, 7.0);
    }

    @Test
    void whatIsNotPartOfAUnionCannotBeTakenOut() {
        assertThatThrownBy(() -> Sample.of(1, 2, 3).without(Sample.of(2, 2)))
                .hasMessage("a sample can only be taken out of a union it is part of, 2.0 is not in it so often");
    }
}
