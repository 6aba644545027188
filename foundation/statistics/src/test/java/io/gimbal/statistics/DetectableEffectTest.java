package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The effects are simulated: the tests must find them about as often as they are said to.
class DetectableEffectTest {
    private static final double ALPHA = 0.01;
    private static final DetectableEffect EFFECT = new DetectableEffect(ALPHA);
    private static final int ROUNDS = 400;

    private final Random random = new Random(5);

    private static double shareOfRounds(IntPredicate isFound) {
        return (double) IntStream.range(0, ROUNDS).filter(isFound).count() / ROUNDS;
    }

    private Sample normals(int size, double shift) {
        return Sample.of(
                random.doubles(size).map(_ -> random.nextGaussian() + shift).toArray());
    }

    @Test
    void aShiftIsFoundAsOftenAsItIsSaid() {
        double shift = EFFECT.shift(600, 300).find().orElseThrow();
        assertThat(shift).isBetween(0.2, 0.5);
        KolmogorovSmirnov test =
                new KolmogorovSmirnov(KolmogorovSmirnov.Alternative.TWO_SIDED, KolmogorovSmirnov.Law.ASYMPTOTIC);
        double found = shareOfRounds(_ -> test.compare(normals(600, 0), normals(300, shift))
                        .find()
                        .orElseThrow()
                        .pValue()
                < ALPHA);
        assertThat(found).isBetween(0.7, 0.9);
    }

    private Categories draws(int size, double[] shares) {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            double left = random.nextDouble();
            int cell = 0;
            while (cell < shares.length - 1 && left >= shares[cell]) {
                left -= shares[cell++];
            }
            counts.merge("c" + cell, 1L, Long::sum);
        }
        return new Categories(counts, 0);
    }

    /// Moves share from the last cells to the first ones until the distance is what is wanted.
    private static double[] movedBy(double distance, double[] from) {
        double[] to = from.clone();
        while (Divergence.jensenShannon().between(from, to) < distance) {
            for (int i = 0; i < to.length / 2; i++) {
                to[i] += 0.0001;
                to[to.length - 1 - i] -= 0.0001;
            }
        }
        return to;
    }

    @Test
    void aDistanceIsFoundAsOftenAsItIsSaid() {
        double[] even = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        double distance = EFFECT.jensenShannon(9, 2000, 800).find().orElseThrow();
        double[] moved = movedBy(distance, even);
        double found = shareOfRounds(_ -> {
            Table table = Table.of(draws(2000, even), draws(800, moved), MissingPolicy.DROP)
                    .find()
                    .orElseThrow();
            return ChiSquare.plain().compare(table).pValue() < ALPHA;
        });
        assertThat(found).isBetween(0.7, 0.9);
    }

    @Test
    void aChangeIsFoundAsOftenAsItIsSaid() {
        double change = EFFECT.change(new Proportion(400, 2000), 500).find().orElseThrow();
        assertThat(change).isCloseTo(0.068, within(0.001)); // (2.576 + 0.842) 0.4 sqrt(1/2000 + 1/500)
        double found = shareOfRounds(_ -> {
            long reference = random.doubles(2000).filter(it -> it < 0.2).count();
            long current = random.doubles(500).filter(it -> it < 0.2 + change).count();
            return ProportionTest.compare(new Proportion(reference, 2000), new Proportion(current, 500))
                            .find()
                            .orElseThrow()
                            .pValue()
                    < ALPHA;
        });
        assertThat(found).isBetween(0.7, 0.9);
    }

    @Test
    void fewRowsFindNothingForSure_andOneCellNothingAtAll() {
        assertThat(EFFECT.shift(4, 4)).isInstanceOf(Measurement.Undefined.class);
        assertThat(EFFECT.jensenShannon(0, 100, 100)).isInstanceOf(Measurement.Undefined.class);
        assertThat(EFFECT.change(new Proportion(0, 100), 100).find().orElseThrow())
                .isPositive();
        assertThatThrownBy(() -> new DetectableEffect(0)).isInstanceOf(CodedException.class);
    }
}
