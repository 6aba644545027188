package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.statistics.Intervals.Ends;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BinningTest {
    private static final Sample VALUES = Sample.of(-1, 0, 0.5, 1, 1.5, 2, 3);

    @Nested
    class IntervalsOf {
        @Test
        void openEndsTakeEverythingOutside() {
            Intervals open = new Intervals(List.of(0.0, 1.0, 2.0), Ends.OPEN);

            assertThat(open.count(VALUES)).containsExactly(1, 2, 2, 2);
            assertThat(open.labels()).containsExactly("below 0.0", "[0.0, 1.0)", "[1.0, 2.0)", "from 2.0");
        }

        @Test
        void overflowSharesOneCell() {
            Intervals overflow = new Intervals(List.of(0.0, 1.0, 2.0), Ends.OVERFLOW);

            assertThat(overflow.count(VALUES)).containsExactly(2, 3, 2);
            assertThat(overflow.labels()).containsExactly("[0.0, 1.0)", "[1.0, 2.0]", "outside");
        }

        @Test
        void closedEndsRefuseWhatIsOutside() {
            Intervals closed = new Intervals(List.of(-1.0, 1.0, 2.0), Ends.CLOSED);

            assertThat(closed.count(Sample.of(-1, 1, 2))).containsExactly(1, 2);
            assertThatThrownBy(() -> closed.count(VALUES))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("1 values outside the closed range [-1.0, 2.0]");
        }

        @Test
        void edgesMustAscend() {
            assertThatThrownBy(() -> new Intervals(List.of(1.0, 1.0), Ends.OPEN))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("strictly ascending");
        }
    }

    @Test
    void sturgesGivesAFewValuedReferenceACellPerValue() {
        Sample reference = Sample.of(1, 2, 2, 3);
        Sample current = Sample.of(2, 7);

        Partition partition = BinningRule.STURGES_JOINT.partition(reference, current);

        assertThat(partition).isEqualTo(new DistinctValues(List.of(1.0, 2.0, 3.0, 7.0)));
        assertThat(partition.count(reference)).containsExactly(1, 2, 1, 0);
        assertThat(partition.count(current)).containsExactly(0, 1, 0, 1);
    }

    @Test
    void sturgesAddsNoCellAtPowersOfTwo() {
        Sample reference = Sample.of(IntStream.range(0, 30).asDoubleStream().toArray());
        Sample current = Sample.of(30, 31);

        Intervals intervals = (Intervals) BinningRule.STURGES_JOINT.partition(reference, current);

        assertThat(intervals.cellCount()).isEqualTo(6); // 1 + log2 32
    }

    @Test
    void equalDecilesAreMerged() {
        Sample reference = Sample.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 2);

        Intervals intervals = (Intervals) BinningRule.REFERENCE_DECILES.partition(reference, reference);

        assertThat(intervals.edges().getFirst()).isZero();
        assertThat(intervals.cellCount()).isLessThan(5);
        assertThat(intervals.count(reference)).endsWith(1, 1).startsWith(0, 8);
    }

    @Test
    void doaneHoldsAConstantReference() {
        Sample constant = Sample.of(4, 4, 4);

        assertThat(BinningRule.DOANE_REFERENCE.partition(constant, Sample.of(9)).count(Sample.of(9)))
                .containsExactly(0, 1);
    }

    @Test
    void rulesHaveTheNamesThatReportsShow() {
        assertThat(BinningRule.STURGES_JOINT.ruleName()).isEqualTo("sturges_joint");
        assertThat(new FrozenEdges(List.of(1.0)).ruleName()).isEqualTo("frozen_edges");
    }
}
