package io.gimbal.tracking.curves;

/// A [Summary] that grows. For one thread.
final class Tally {
    private long count;
    private long nans;
    private long highs;
    private long lows;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    void add(double value) {
        count++;
        if (Double.isFinite(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
        } else if (Double.isNaN(value)) {
            nans++;
        } else if (value > 0) {
            highs++;
        } else {
            lows++;
        }
    }

    void add(Summary other) {
        count += other.count();
        nans += other.nans();
        highs += other.highs();
        lows += other.lows();
        min = Math.min(min, other.min());
        max = Math.max(max, other.max());
        sum += other.sum();
    }

    Summary summary() {
        return new Summary(count, nans, highs, lows, min, max, sum);
    }
}
