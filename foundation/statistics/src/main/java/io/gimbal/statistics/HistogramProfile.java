package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.List;

/// A column counted into frozen cells: small, and mergeable in any order with the same result, so a stream is
/// profiled chunk by chunk and a reference by its days.
///
/// @param cells one count for each cell of the intervals
/// @param counts used values (the sum of the cells), missing ones and infinities
public record HistogramProfile(Intervals intervals, List<Long> cells, Counts counts) {
    public HistogramProfile {
        cells = List.copyOf(cells);
        long sum = cells.stream().mapToLong(Long::longValue).sum();
        if (cells.size() != intervals.cellCount() || sum != counts.used()) {
            throw CodedException.invalidArgument("a profile of " + intervals.cellCount() + " cells and " + counts.used()
                    + " values does not go with " + cells.size() + " cells that hold " + sum);
        }
    }

    public static HistogramProfile empty(Intervals intervals) {
        return of(intervals, Sample.of());
    }

    public static HistogramProfile of(Intervals intervals, Sample sample) {
        List<Long> cells = new ArrayList<>();
        for (long count : intervals.count(sample)) {
            cells.add(count);
        }
        return new HistogramProfile(intervals, cells, sample.counts());
    }

    /// @throws CodedException INVALID_ARGUMENT if the other was counted into other cells
    public HistogramProfile plus(HistogramProfile other) {
        if (!intervals.equals(other.intervals)) {
            throw CodedException.invalidArgument("profiles with different edges cannot be added: " + intervals.edges()
                    + " and " + other.intervals.edges());
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            sums.add(cells.get(i) + other.cells.get(i));
        }
        return new HistogramProfile(intervals, sums, counts.plus(other.counts));
    }
}
