package io.gimbal.statistics;

import io.gimbal.statistics.Intervals.Ends;
import java.util.Locale;
import java.util.stream.IntStream;

/// The rules that look at the data.
public enum BinningRule implements Binning {
    /// Equal widths over both samples, as wide as Sturges (1926) says for their joint size; a reference with
    /// at most 20 distinct values gets a cell per value instead.
    STURGES_JOINT {
        @Override
        public Partition partition(Sample reference, Sample current) {
            if (reference.distinctCount() <= FEW_DISTINCT) {
                return DistinctValues.in(reference, current);
            }
            double low = Math.min(reference.at(0), current.at(0));
            double high = Math.max(reference.at(reference.size() - 1), current.at(current.size() - 1));
            double width = (high - low) / (1 + log2((double) reference.size() + current.size()));
            return Intervals.of(equalWidth(low, high, width), Ends.CLOSED);
        }
    },
    /// Equal widths over the reference, as wide as Doane (1976) says, which allows for skewness; current values
    /// outside share one cell that is empty in the reference.
    DOANE_REFERENCE {
        @Override
        public Partition partition(Sample reference, Sample current) {
            double low = reference.at(0);
            double high = reference.at(reference.size() - 1);
            if (low == high) {
                return Intervals.of(new double[] {low - 0.5, high + 0.5}, Ends.OVERFLOW);
            }
            return Intervals.of(equalWidth(low, high, (high - low) / doaneCells(reference)), Ends.OVERFLOW);
        }
    },
    /// Cut at the nine inner deciles of the reference, open at both ends; equal edges are merged.
    REFERENCE_DECILES {
        @Override
        public Partition partition(Sample reference, Sample current) {
            double[] edges = IntStream.rangeClosed(1, 9)
                    .mapToDouble(decile -> reference.quantileOfAny(decile / 10.0))
                    .distinct()
                    .toArray();
            return Intervals.of(edges, Ends.OPEN);
        }
    };

    private static final int FEW_DISTINCT = 20;

    @Override
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double doaneCells(Sample sample) {
        double n = sample.size();
        if (n < 3) {
            return 1; // skewness has no meaning yet
        }
        double spread = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        return 1 + log2(n) + log2(1 + Math.abs(skewness(sample)) / spread);
    }

    private static double skewness(Sample sample) {
        Moments moments = sample.moments();
        CompensatedSum cubes = new CompensatedSum();
        for (int i = 0; i < sample.size(); i++) {
            double standardised = (sample.at(i) - moments.mean()) / moments.populationDeviation();
            cubes.add(standardised * standardised * standardised);
        }
        return cubes.value() / sample.size();
    }

    private static double[] equalWidth(double low, double high, double width) {
        int cells = Math.max(1, (int) Math.ceil((high - low) / width));
        double step = (high - low) / cells;
        double[] edges = new double[cells + 1];
        for (int i = 0; i < cells; i++) {
            edges[i] = low + i * step;
        }
        edges[cells] = high;
        return edges;
    }

    /// Exact at powers of two, where a rounding error would add a cell.
    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        return exponent + Math.log(Math.scalb(x, -exponent)) / Math.log(2);
    }
}
