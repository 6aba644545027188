package io.gimbal.statistics;

import java.util.List;

/// A line cut into cells, fixed before anything is counted.
public sealed interface Partition permits Intervals, DistinctValues {
    /// The number of values in each cell.
    long[] count(Sample sample);

    /// The cells in words, in the order in which they are counted.
    List<String> labels();
}
