package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A cell for each value that occurs, for columns with few of them.
///
/// @param values strictly ascending; a sample with any other value is refused
public record DistinctValues(List<Double> values) implements Partition {
    public DistinctValues {
        values = List.copyOf(values);
    }

    static DistinctValues in(Sample reference, Sample current) {
        return new DistinctValues(DoubleStream.concat(values(reference), values(current))
                .sorted()
                .distinct()
                .boxed()
                .toList());
    }

    private static DoubleStream values(Sample sample) {
        return IntStream.range(0, sample.size()).mapToDouble(sample::at);
    }

    @Override
    public long[] count(Sample sample) {
        long[] counts = new long[values.size()];
        long counted = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double value = values.get(cell);
            counts[cell] = (long) sample.countBelow(Math.nextUp(value)) - sample.countBelow(value);
            counted += counts[cell];
        }
        if (counted != sample.size()) {
            throw CodedException.invalidArgument((sample.size() - counted) + " values without a cell of their own");
        }
        return counts;
    }

    @Override
    public List<String> labels() {
        return values.stream().map(String::valueOf).toList();
    }
}
