package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.statistics.KolmogorovSmirnov.Alternative;
import io.gimbal.statistics.KolmogorovSmirnov.Law;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class DriftTest {
    private static Sample ramp(int size, double from) {
        return Sample.of(IntStream.range(0, size).mapToDouble(i -> from + i).toArray());
    }

    @Nested
    class TheKolmogorovSmirnovTest {
        @Test
        void countsThePathsThatABruteForceCountFinds() {
            for (int n = 1; n <= 6; n++) {
                for (int m = 1; m <= 7; m++) {
                    for (long bound = 1; bound <= (long) n * m; bound++) {
                        assertThat(LatticePaths.probabilityToReach(bound, n, m, true))
                                .isCloseTo(outside(bound, n, m, true), within(1e-14));
                        assertThat(LatticePaths.probabilityToReach(bound, n, m, false))
                                .isCloseTo(outside(bound, n, m, false), within(1e-14));
                    }
                }
            }
        }

        /// The share of all interleavings, each a choice of n of n + m places, that reach the bound.
        private static double outside(long bound, int n, int m, boolean twoSided) {
            int all = 0;
            int reaching = 0;
            for (int places = 0; places < 1 << (n + m); places++) {
                if (Integer.bitCount(places) == n) {
                    all++;
                    reaching += reaches(places, bound, n, m, twoSided) ? 1 : 0;
                }
            }
            return (double) reaching / all;
        }

        private static boolean reaches(int places, long bound, int n, int m, boolean twoSided) {
            long gap = 0;
            boolean reached = false;
            for (int at = 0; at < n + m; at++) {
                gap += (places >> at & 1) == 1 ? m : -n;
                reached |= gap >= bound || (twoSided && -gap >= bound);
            }
            return reached;
        }

        @Test
        void tellsWhichLawItUsed() {
            assertThat(p(KolmogorovSmirnov.twoSided(), 3000, 3000).method()).isEqualTo("ks_exact");
            assertThat(p(KolmogorovSmirnov.twoSided(), 4000, 3000).method()).isEqualTo("ks_asymptotic");
            assertThat(p(KolmogorovSmirnov.twoSided(), 20_000, 100).method()).isEqualTo("ks_asymptotic");
        }

        @Test
        void keepsTinyProbabilities() {
            TestResult result = p(new KolmogorovSmirnov(Alternative.TWO_SIDED, Law.EXACT), 300, 300);

            assertThat(result.statistic()).isEqualTo(1);
            assertThat(result.pValue()).isBetween(1e-179, 2e-179); // 2 / (600 choose 300)
        }

        private TestResult p(KolmogorovSmirnov test, int n, int m) {
            return test.compare(ramp(n, 0), ramp(m, 1e6)).find().orElseThrow();
        }

        @Test
        void anExactLawForTooManyValuesIsRefused() {
            KolmogorovSmirnov exact = new KolmogorovSmirnov(Alternative.TWO_SIDED, Law.EXACT);

            assertThatThrownBy(() -> exact.compare(ramp(10_001, 0), ramp(2, 0)))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LARGE));
        }

        @Test
        void aSingleValueASideHasNoAsymptoticLaw() {
            KolmogorovSmirnov asymptotic = new KolmogorovSmirnov(Alternative.TWO_SIDED, Law.ASYMPTOTIC);

            assertThat(asymptotic.compare(ramp(1, 0), ramp(1, 3)))
                    .isEqualTo(new Measurement.Undefined<>(
                            UndefinedReason.TOO_FEW, "no asymptotic law for 1 and 1 values"));
        }
    }

    @Nested
    class TheWassersteinDistance {
        private final Wasserstein normed = new Wasserstein(Wasserstein.Norm.REFERENCE_DEVIATION);

        @Test
        void doesNotDependOnTheUnit() {
            Sample metres = Sample.of(1e-6, 2e-6, 3e-6, 4e-6);
            Sample moved = Sample.of(2e-6, 3e-6, 4e-6, 5e-6);

            assertThat(normed.measure(metres, moved).find().orElseThrow().value())
                    .isCloseTo(1 / Math.sqrt(1.25), within(1e-12));
        }

        @Test
        void ofValuesTooFarApartForADoubleIsUndefined() {
            for (Wasserstein.Norm norm : Wasserstein.Norm.values()) {
                assertThat(new Wasserstein(norm).measure(Sample.of(-1.7e308, 1.7e308), Sample.of(1.7e308)))
                        .isEqualTo(new Measurement.Undefined<>(
                                UndefinedReason.DEGENERATE, "values this far apart exceed what a double holds"));
            }
        }

        @Test
        void ofAConstantMovedABitIsNotCalm() {
            Sample constant = Sample.of(5, 5, 5);

            assertThat(normed.measure(constant, Sample.of(5.0005))
                            .find()
                            .orElseThrow()
                            .value())
                    .isCloseTo(0.0005 / 5e-9, within(1e-3));
        }
    }

    @Nested
    class Categorical {
        private final Categories reference = Categories.of(Arrays.asList("a", "b", null, "a"));
        private final Categories current = Categories.of(Arrays.asList("a", "c", null, null));

        @Test
        void newNamesAreKeptApartAndListed() {
            Table table =
                    Table.of(reference, current, MissingPolicy.DROP).find().orElseThrow();

            assertThat(table.cells()).containsExactly("a", "b", "c");
            assertThat(table.unseenInReference()).containsExactly("c");
            assertThat(table.currentCounts()).isEqualTo(new Counts(2, 2, 0));
        }

        @Test
        void aMissingValueIsACellOnlyWhereItIsDeclaredOne() {
            Table table =
                    Table.of(reference, current, MissingPolicy.CATEGORY).find().orElseThrow();

            assertThat(table.cells()).containsExactly("a", "b", "c", "(missing)");
            assertThat(table.current()).containsExactly(1L, 0L, 1L, 2L);
        }

        @Test
        void aCellTheReferenceNeverSawIsImpossibleUnderItsShares() {
            Table table =
                    Table.of(reference, current, MissingPolicy.DROP).find().orElseThrow();

            TestResult result = GoodnessOfFit.compare(table);

            assertThat(result.statistic()).isInfinite();
            assertThat(result.pValue()).isZero();
        }

        @Test
        void aFloorNeverMakesAnEmptyCellHeavierThanAFilledOne() {
            double[] raised = ZeroFloor.raise(new double[] {0, 5e-5, 1 - 5e-5}, 1e-4);

            assertThat(raised[0]).isEqualTo(5e-11);
        }
    }

    @Nested
    class Limits {
        @Test
        void lieDeviationsAwayFromTheMeanOfTheReferencesOwnChunks() {
            ControlLimit limit =
                    ControlLimit.of(List.of(1.0, 3.0, 5.0, 7.0), 3).find().orElseThrow();

            assertThat(limit.upper()).isCloseTo(4 + 3 * Math.sqrt(5), within(1e-12));
            assertThat(limit.lower()).isCloseTo(4 - 3 * Math.sqrt(5), within(1e-12));
            assertThat(limit.chunks()).isEqualTo(4);
        }

        @Test
        void leaveEachChunkOutOfWhatItIsComparedWith() {
            List<Sample> days = List.of(Sample.of(0), Sample.of(0), Sample.of(3));
            Wasserstein plain = new Wasserstein(Wasserstein.Norm.NONE);

            ControlLimit limit = ControlLimit.leaveOneOut(
                            days,
                            (rest, day) ->
                                    plain.measure(Sample.union(rest), day).map(Distance::value),
                            0)
                    .find()
                    .orElseThrow();

            assertThat(limit.mean()).isCloseTo((1.5 + 1.5 + 3) / 3, within(1e-12));
        }

        @Test
        void needTwoChunksAndNoEmptyOne() {
            assertThat(ControlLimit.of(List.of(1.0), 3).find()).isEmpty();
            assertThat(ControlLimit.leaveOneOut(
                            List.of(Sample.of(1), Sample.of()),
                            (rest, day) -> new Wasserstein(Wasserstein.Norm.NONE)
                                    .measure(Sample.union(rest), day)
                                    .map(Distance::value),
                            3))
                    .isInstanceOfSatisfying(
                            Measurement.Undefined.class,
                            undefined -> assertThat(undefined.reason()).isEqualTo(UndefinedReason.EMPTY_REFERENCE));
        }
    }
}
