package io.gimbal.tracking.curves;

/// Some values of a metric in a few numbers, so that neither a spike nor a NaN is lost among them.
///
/// @param count of all values
/// @param nans how many of them were NaN
/// @param highs how many were infinite
/// @param lows how many were minus infinite
/// @param min the least of the finite values; infinite if there are none
/// @param max the greatest of them; minus infinite if there are none
/// @param sum of the finite values
public record Summary(long count, long nans, long highs, long lows, double min, double max, double sum) {
    /// How many values are numbers one can draw.
    public long finite() {
        return count - nans - highs - lows;
    }

    /// Of the finite values; NaN if there are none.
    public double mean() {
        double mean = sum / finite();
        if (finite() == 0 || !Double.isNaN(mean)) {
            return finite() == 0 ? Double.NaN : Math.clamp(mean, min, max);
        }
        return min / 2 + max / 2; // of numbers so large that their sum is none
    }
}
