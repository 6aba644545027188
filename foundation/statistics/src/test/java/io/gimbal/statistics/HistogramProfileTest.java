package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.statistics.Measurement.Undefined;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistogramProfileTest {
    private static final Intervals EDGES = new FrozenEdges(List.of(0.0, 10.0)).intervals();

    private static HistogramProfile profile(double... values) {
        return HistogramProfile.of(EDGES, Sample.of(values));
    }

    @Test
    void chunksAddUpToTheWholeInAnyOrder() {
        HistogramProfile first = profile(-1, 5, Double.NaN);
        HistogramProfile second = profile(10, 11, 4, Double.POSITIVE_INFINITY);
        HistogramProfile whole = profile(-1, 5, Double.NaN, 10, 11, 4, Double.POSITIVE_INFINITY);

        assertThat(first.plus(second)).isEqualTo(whole).isEqualTo(second.plus(first));
        assertThat(HistogramProfile.empty(EDGES).plus(whole)).isEqualTo(whole);
        assertThat(whole.cells()).containsExactly(1L, 2L, 2L);
        assertThat(whole.counts()).isEqualTo(new Counts(5, 1, 1));
    }

    @Test
    void aDistanceFromProfilesEqualsTheOneFromTheirSamples() {
        Sample reference = Sample.of(-3, 1, 2, 3, 20, 30);
        Sample current = Sample.of(1, 15, 16, 17);
        Divergence psi = Divergence.psi();

        Measurement<Distance> fromSamples =
                Table.of(new FrozenEdges(EDGES), reference, current).map(psi::measure);
        Measurement<Distance> fromProfiles = Table.of(
                        HistogramProfile.of(EDGES, reference), HistogramProfile.of(EDGES, current))
                .map(psi::measure);

        assertThat(fromProfiles).isEqualTo(fromSamples);
        assertThat(fromProfiles.find().orElseThrow().binning()).isEqualTo("frozen_edges");
    }

    @Test
    void anEmptyChunkIsUndefinedAndNotCalm() {
        Measurement<Table> table = Table.of(profile(1, 2), profile(Double.NaN));

        assertThat(table)
                .isEqualTo(new Undefined<>(
                        UndefinedReason.EMPTY_CURRENT, "no usable value in the current window: 1 missing, 0 infinite"));
    }

    @Test
    void otherEdgesAreRefused() {
        HistogramProfile other = HistogramProfile.empty(new FrozenEdges(List.of(0.0, 11.0)).intervals());

        assertThatThrownBy(() -> profile(1).plus(other))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("[0.0, 10.0] and [0.0, 11.0]");
    }

    @Test
    void quantileEdgesSplitTheReferenceEvenly() {
        Sample reference = Sample.of(1, 2, 3, 4, 5, 6, 7, 8);
        FrozenEdges edges = FrozenEdges.quantiles(reference, 4).find().orElseThrow();

        assertThat(HistogramProfile.of(edges.intervals(), reference).cells()).containsExactly(2L, 2L, 2L, 2L);
    }
}
