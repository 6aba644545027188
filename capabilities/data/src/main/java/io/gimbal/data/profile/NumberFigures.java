package io.gimbal.data.profile;

import io.gimbal.data.Profile.NumberSummary;
import io.gimbal.data.Profile.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Mean, deviation, quantiles and histogram of ascending values with counts, in one go.
final class NumberFigures {
    private static final double[] SHARES = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};
    private static final int BINS = 20;

    private final long expected;
    private final Profiler.Range range;
    private final double[] lower = new double[SHARES.length];
    private final double[] upper = new double[SHARES.length];
    private final long[] bins = new long[BINS];
    private long seen;
    private double mean;
    private double squares;
    private long zeros;
    private long negatives;

    /// @param expected how many values will come, equal ones counted each
    NumberFigures(long expected, Profiler.Range range) {
        this.expected = expected;
        this.range = range;
    }

    void add(double value, long count) {
        long before = seen;
        seen += count;
        double distance = value - mean;
        mean += distance * count / seen;
        squares += distance * (value - mean) * count;
        zeros += value == 0 ? count : 0;
        negatives += value < 0 ? count : 0;
        bins[bin(value)] += count;
        for (int i = 0; i < SHARES.length; i++) {
            double place = SHARES[i] * (expected - 1);
            lower[i] = contains(before, (long) Math.floor(place)) ? value : lower[i];
            upper[i] = contains(before, (long) Math.ceil(place)) ? value : upper[i];
        }
    }

    private boolean contains(long before, long place) {
        return place >= before && place < seen;
    }

    private int bin(double value) {
        double width = range.maximum() - range.minimum();
        return width == 0 ? 0 : Math.clamp((long) ((value - range.minimum()) / width * BINS), 0, BINS - 1);
    }

    Optional<NumberSummary> summary() {
        if (seen == 0) {
            return Optional.empty();
        }
        List<Quantile> quantiles = new ArrayList<>();
        for (int i = 0; i < SHARES.length; i++) {
            double place = SHARES[i] * (expected - 1);
            double fraction = place - Math.floor(place);
            quantiles.add(new Quantile(SHARES[i], lower[i] + fraction * (upper[i] - lower[i])));
        }
        List<Long> counts = new ArrayList<>();
        for (long bin : bins) {
            counts.add(bin);
        }
        return Optional.of(new NumberSummary(
                range.minimum(),
                range.maximum(),
                mean,
                Math.sqrt(squares / seen),
                zeros,
                negatives,
                range.notFiniteCount(),
                quantiles,
                counts));
    }
}
