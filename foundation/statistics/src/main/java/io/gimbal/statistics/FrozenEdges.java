package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import io.gimbal.statistics.Intervals.Ends;
import java.util.List;
import java.util.stream.IntStream;

/// Edges fixed once, at training time say, with open ends: what a stream is counted into.
public record FrozenEdges(Intervals intervals) implements Binning {
    public FrozenEdges(List<Double> edges) {
        this(new Intervals(edges, Ends.OPEN));
    }

    /// The edges that a rule finds in a reference with values; later values are counted as below or above them.
    public static Measurement<FrozenEdges> quantiles(Sample reference, int cells) {
        if (cells < 2) {
            throw CodedException.invalidArgument("at least 2 cells, not " + cells);
        }
        if (reference.isEmpty()) {
            return Measurement.undefined(UndefinedReason.EMPTY_REFERENCE, "no usable value to take quantiles of");
        }
        return Measurement.of(new FrozenEdges(IntStream.range(1, cells)
                .mapToDouble(cell -> reference.quantileOfAny((double) cell / cells))
                .distinct()
                .boxed()
                .toList()));
    }

    @Override
    public String ruleName() {
        return "frozen_edges";
    }

    @Override
    public Partition partition(Sample reference, Sample current) {
        return intervals;
    }
}
